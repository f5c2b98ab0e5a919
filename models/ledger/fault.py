"""What cannot be true of a ledger, each fault with the movement that breaks the rule."""

from dataclasses import dataclass
from enum import StrEnum

from models.wording.mass import mass_words
from models.wording.reason import Reason, Value


class FaultKind(StrEnum):
    """Which rule is broken."""

    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_BATCH = "unknown_batch"
    UNKNOWN_WHOLE = "unknown_whole"
    CIRCULAR = "circular"
    COUNTED_TWICE = "counted_twice"
    BEFORE_COLLECTION = "before_collection"
    OVERDRAWN = "overdrawn"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    PARTS_EXCEED_WHOLE = "parts_exceed_whole"
    NOT_A_LOAN = "not_a_loan"
    RETURN_BEFORE_LOAN = "return_before_loan"
    OVERRETURNED = "overreturned"
    OTHER_PARTIES = "other_parties"


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """A rule that a movement breaks, and why, in words."""

    kind: FaultKind
    movement: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Mass:
    """A mass that can be put into words."""

    micrograms: int

    def words(self, lang: str) -> str:
        """Say it in a language: "60 mg", "60毫克"."""
        return mass_words(self.micrograms, lang)


def fault(kind: FaultKind, movement: str, message: str, **values: Value) -> LedgerFault:
    """A fault with its reason."""
    return LedgerFault(kind, movement, Reason(message, values))
