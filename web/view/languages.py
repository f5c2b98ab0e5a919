"""Texts that a reading gives in both languages, in the one of the page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from web.voice import Voice

T = TypeVar("T")


class Verdict(Protocol):
    """What is said of figures, sentence by sentence, in both languages."""

    @property
    def verdict(self) -> Sequence[str]:
        """The sentences in English."""

    @property
    def verdict_zh(self) -> Sequence[str]:
        """The same sentences in Chinese."""


class PageLanguage:
    """Chooses between the two languages for one page."""

    def __init__(self, voice: Voice) -> None:
        """For the pages in the language of a voice."""
        self._chinese = voice.language.code == "zh"

    def in_language(self, english: T, chinese: T) -> T:
        """Of a text or number of texts, the one in the language of the page."""
        return chinese if self._chinese else english

    def sentences(self, figures: Verdict) -> Sequence[str]:
        """The sentences of a verdict."""
        return self.in_language(figures.verdict, figures.verdict_zh)

    def joined(self, sentences: Sequence[str]) -> str:
        """Sentences as one text: in English with a space between them, in Chinese with none."""
        return ("" if self._chinese else " ").join(sentences)

    def paragraphs(self, figures: Verdict) -> list[str]:
        """A verdict as at most two paragraphs: its first sentence, and all others together."""
        first, *others = self.sentences(figures)
        return [first, self.joined(others)] if others else [first]

    def names(self) -> Mapping[str, Callable[..., object]]:
        """What templates call by name."""
        return {name: getattr(self, name) for name in ("in_language", "sentences", "joined", "paragraphs")}
