"""``python -m bench [name …]``: run the benchmarks named, or all, and print what each measured beside its bar."""

import importlib
import platform
import sys
from importlib.metadata import version

from bench.ground import ground

NAMES = ("agreements", "start", "briefing", "fairness", "api", "scale")
PRINTED = ("fastapi", "sqlalchemy", "pydantic", "typst", "uvicorn")


def main() -> None:
    """Print one table."""
    names = sys.argv[1:] or NAMES
    print(
        f"Python {platform.python_version()}, {platform.machine()};",
        ", ".join(f"{n} {version(n)}" for n in PRINTED),
    )
    with ground() as stand:
        for name in names:
            print(f"\n{name}")
            for what, figure, bar in importlib.import_module(f"bench.{name}").run(stand):
                print(f"  {what:<75} {figure:>12}  {bar}")


main()
