"""``python -m bench [name …] [--beside DIR]``: print what each benchmark measured beside its bar."""

import importlib
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version

from bench.options import parse

PRINTED = ("fastapi", "sqlalchemy", "pydantic", "typst", "uvicorn")


def main() -> None:
    """Print one table."""
    options = parse(sys.argv[1:])
    print(
        f"Python {platform.python_version()}, {platform.machine()};",
        ", ".join(f"{n} {version(n)}" for n in PRINTED),
    )
    if options.names:
        from bench.ground import ground

        with ground() as stand:
            for name in options.names:
                _print(name, importlib.import_module(f"bench.{name}").run(stand))
    if options.beside is not None:
        from bench.beside import run

        _print(f"this checkout beside {options.beside}", run(options.beside))


def _print(title: str, rows: Iterable[tuple[str, str, str]]) -> None:
    print(f"\n{title}")
    for what, figure, bar in rows:
        print(f"  {what:<75} {figure:>12}  {bar}", flush=True)


main()
