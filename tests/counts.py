"""How many records of each noun the files of data/ hold, counted without the loader that the tests judge."""

from collections.abc import Sequence
from typing import Any

import yaml
from databases import DATA


def _entries(*names: str) -> Sequence[dict[str, Any]]:
    """Every entry of the files that the patterns name."""
    files = sorted(file for name in names for file in DATA.glob(name))
    return [
        entry
        for file in files
        for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    ]


_AGREEMENTS = _entries("agreements/*.yaml")

AGREEMENTS = len(_AGREEMENTS)
CLAUSES = sum(len(entry["clauses"]) for entry in _AGREEMENTS)
WITHOUT_CLAUSES = sum(not entry["clauses"] for entry in _AGREEMENTS)
BODIES = len(_entries("bodies.yaml"))
MISSIONS = len(_entries("missions.yaml"))
VISITS = len(_entries("visits.yaml"))
CLAIMS = len(_entries("claims.yaml"))
MERGED_IDS = len(_entries("agreement-ids-merged.yaml"))
SET_ASIDE = len(_entries("not-instruments.yaml"))
