"""How many records there are, counted in the files themselves: a test that reads it needs no care when the record grows."""

from functools import cache

from databases import DATA


@cache
def agreements() -> int:
    """Agreements under ``data/``."""
    return records("agreements/*.yaml")


@cache
def records(pattern: str) -> int:
    """Records in the files of a pattern under ``data/``: each begins with a dash in the first column."""
    files = sorted(DATA.glob(pattern))
    assert files, f"no file {pattern}"
    return sum(line.startswith("- ") for file in files for line in file.read_text("utf-8").splitlines())
