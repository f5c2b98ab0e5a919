"""What a filter on agreements may ask for beside controlled words: whether it binds, and how certainly it matches."""

from enum import StrEnum

from models.dates.certainty import Certainty


class Binding(StrEnum):
    """Whether an instrument binds, as a word."""

    TRUE = "true"
    FALSE = "false"
    NOT_DOCUMENTED = "not_documented"


class Matching(StrEnum):
    """Whether everything asked for certainly holds of an answer, or only possibly."""

    CERTAIN = "certain"
    POSSIBLE = "possible"

    @classmethod
    def of(cls, answer: Certainty) -> "Matching":
        """Certain where the answer is yes, else possible."""
        return cls.CERTAIN if answer is Certainty.YES else cls.POSSIBLE
