"""Sentences in both languages, made from messages of the catalogue and their values."""

from collections.abc import Callable
from typing import NamedTuple

from reports.wording.language import language

Value = Callable[[str], str] | tuple[str, str] | str | int
"""A value of a message; both languages, or a function of the language's short code, where it depends on it."""


class BilingualText(NamedTuple):
    """A text in both languages."""

    en: str
    zh: str

    @classmethod
    def of(cls, message: str, **values: Value) -> "BilingualText":
        """A message of the catalogue with its values."""
        return cls(*(_in(code, message, values) for code in ("en", "zh")))

    @classmethod
    def counted(cls, one: str, many: str, number: int, **values: Value) -> "BilingualText":
        """A message about a number of things, in the form that goes with it; Chinese has one form for all."""
        return cls.of(one if number == 1 else many, num=number, **values)


def _values(code: str, values: dict[str, Value]) -> dict[str, str | int]:
    said: dict[str, str | int] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            said[name] = value[code == "zh"]
        else:
            said[name] = value(code) if callable(value) else value
    return said


def _in(code: str, message: str, values: dict[str, Value]) -> str:
    text = language(code).gettext(message)
    return text % _values(code, values) if values else text
