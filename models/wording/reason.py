"""Why the record says what it says: full clauses that can be put into any language.

A clause is an English gettext msgid with named places for values, so that a translator may move
them about. Dates stay dates until they are put into words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from models.wording.language import is_chinese


class Worded(Protocol):
    """Something that has words in each language: a date, a title."""

    def words(self, lang: str) -> str:
        """Say it in a language."""
        ...


Value = Worded | str | int | None


def N_(message: str) -> str:  # noqa: N802 (the name Babel extracts by)
    """Mark a message for extraction; it is translated when it is put into words."""
    return message


@dataclass(frozen=True, slots=True)
class Reason:
    """One clause: a msgid and the values of its places. None stands for a date not documented."""

    message: str
    values: Mapping[str, Value]


UNDATED = N_("(date not documented)")
"""Stands in a clause where a date would."""


def words(
    reasons: Reason | Sequence[Reason], lang: str, translate: Callable[[str], str] = lambda message: message
) -> str:
    """Clauses in one line, joined by a semicolon of the language.

    Args:
        reasons: one clause or several, in order.
        lang: language of the dates and of the semicolon.
        translate: turns a msgid into its translation, as ``gettext`` does.

    Raises:
        ValueError: a language without words.

    """
    if isinstance(reasons, Reason):
        reasons = (reasons,)
    joint = "；" if is_chinese(lang) else "; "
    return joint.join(_clause(reason, lang, translate) for reason in reasons)


def _clause(reason: Reason, lang: str, translate: Callable[[str], str]) -> str:
    said: dict[str, str | int] = {}
    for name, value in reason.values.items():
        if value is None:
            said[name] = translate(UNDATED)
        else:
            said[name] = value if isinstance(value, str | int) else value.words(lang)
    return translate(reason.message) % said
