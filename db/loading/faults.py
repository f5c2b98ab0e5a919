"""Faults of a data set: which file, which record, which field, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class DataFault:
    """One reason why a data set is refused."""

    file: str
    line: int
    """Line of the record in its file, from 1."""
    record: str
    field: str
    reason: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.record, self.field) if part)
        return (
            f"{self.file}:{self.line}: {place}: {self.reason}"
            if place
            else f"{self.file}:{self.line}: {self.reason}"
        )


class DataRefused(Exception):
    """A data set with faults; nothing of it was written."""

    def __init__(self, faults: list[DataFault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__(f"{len(self.faults)} faults")
