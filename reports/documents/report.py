"""How a report is made a document: title, imprint, numbered sources, and its JSON inside.

Each kind of report names its template, its title and what its own template needs besides, and in which languages it can
be printed: in one, or in both facing each other.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any, Generic, Literal, TypeVar

from db.session import ReadSession
from models.wording.reason import N_
from reports.documents.paper import TEMPLATES, Attachment, Imprint, Paper, render
from reports.documents.phrases import PaperPhrases
from reports.parameters.declaration import Parameters
from reports.parameters.reading import declared
from reports.reading import Head, NumberedSource, Source
from reports.wording.language import LOCALES, language
from reports.wording.lexicon import Lexicon, Wording

OneLang = Literal["en", "zh"]
Lang = Literal["en", "zh", "both"]
"""English, Chinese, or both facing each other: Chinese on the left, English on the right."""

ONE_LANGUAGE: tuple[OneLang, ...] = ("en", "zh")
LANGS: tuple[Lang, ...] = ("en", "zh", "both")

Cited = Callable[..., tuple[int, ...]]


def languages_of(lang: Lang) -> tuple[OneLang, ...]:
    """The languages that a document is in, from the left."""
    return ("zh", "en") if lang == "both" else (lang,)


def file_name(name: str, on: date, lang: Lang) -> str:
    """What a report is called as a file, in plain ASCII."""
    return f"concord-{name}-{on.isoformat()}-{lang}.pdf"


@cache
def template_version() -> str:
    """Changes whenever this release would print the same reading otherwise: templates, translations, typesetter."""
    digest = hashlib.sha256(version("typst").encode())
    for file in sorted((*TEMPLATES.glob("*.typ"), *LOCALES.rglob("*.po"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True)
class PrintableReport:
    """One report about to be printed. ``name`` is its name in file names; ``values`` what its template needs.

    Sayings are functions of the phrases of one language. ``country`` is the code of the one country that it is about, if
    it is, ``keywords`` are names that it may be found by, ``noun`` is what its attachment calls it, in English.
    """

    template: str
    name: str
    reading: Head
    sources: Sequence[NumberedSource]
    title: Callable[[PaperPhrases], str]
    description: Callable[[PaperPhrases], str]
    values: Mapping[str, Any] = field(default_factory=dict)
    country: str | None = None
    keywords: tuple[str, ...] = ()
    noun: str = "document"

    def printed(self, voices: Sequence[PaperPhrases], other: PaperPhrases) -> Paper:
        """The document in the languages of ``voices``; the same bytes for the same reading, words and languages.

        ``other`` is the last of several, or the language that a document in one is not in.
        """
        values = {
            "report": self.reading,
            "v": voices[0],
            "voices": voices,
            "lang": voices[0],
            "title": self.title(voices[0]),
            "other": other,
            "other_tag": other.tag,
            "other_title": self.title(other),
            "numbered": self.sources,
            "cited": sources_among(self.sources),
            "numbers": {},
            "movements_by_id": {},
            "visits_by_id": {},
            "N_": N_,
            **self.values,
        }
        return render(self.template, values, self._imprint(voices), [self._attachment()])

    def _imprint(self, voices: Sequence[PaperPhrases]) -> Imprint:
        title = _once(map(self.title, voices))
        first, *others = voices
        return Imprint(
            title=title,
            language=first.tag,
            as_of=self.reading.on,
            authors=("Concord",),
            keywords=(*self.keywords, *(voice.gettext(N_("space cooperation")) for voice in voices)),
            description=_once(map(self.description, voices)),
            header=title,
            footer=_once((self._footer(first), *map(self._short_footer, others))),
            page_label=_once(voice.gettext(N_("Page {page} of {pages}")) for voice in voices),
        )

    def _footer(self, voice: PaperPhrases) -> str:
        return voice.gettext(
            N_("As of %(day)s · revision %(number)s of the record"),
            day=voice.date(self.reading.on),
            number=voice.number(self.reading.revision),
        )

    def _short_footer(self, voice: PaperPhrases) -> str:
        # The number of the revision reads alike in the language before.
        return voice.gettext(N_("As of %(day)s"), day=voice.date(self.reading.on))

    def _attachment(self) -> Attachment:
        return Attachment(
            name=f"concord-{self.name[:60]}-{self.reading.on.isoformat()}.json",
            content=self.reading.model_dump_json().encode(),
            media_type="application/json",
            description=f"The reading of the record that this {self.noun} was made from",
        )


def _once(texts: Iterable[str]) -> str:
    """What is said once for all languages of a document."""
    return " · ".join(dict.fromkeys(texts))


Asked = TypeVar("Asked", bound=Parameters)
Wanted = TypeVar("Wanted")


class NothingToPrint(LookupError):
    """The record has nothing that a report of this kind could be about; the message says what it lacks."""


@dataclass(frozen=True, kw_only=True)
class ReportKind(Generic[Wanted]):
    """A report that can be printed, declared once for its page's address and for the command.

    ``report`` reads what the report is about as of a day for a home state (it raises NothingToPrint); ``languages`` are
    those it can be printed in.
    """

    name: str
    report: Callable[[ReadSession, Wanted, date, str], PrintableReport]
    languages: tuple[Lang, ...] = ONE_LANGUAGE

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of the parameters that it takes besides the day and the language."""
        return ()


@dataclass(frozen=True, kw_only=True)
class FilteredReportKind(ReportKind[Wanted], Generic[Asked, Wanted]):
    """A report about what parameters choose; ``wanted`` makes that of them (it raises NotInRecord)."""

    parameters: type[Asked]
    wanted: Callable[[ReadSession, Asked, date], Wanted]

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of the parameters that it takes besides the day and the language."""
        return tuple(name for name in declared(self.parameters) if name != "on")


def sources_among(numbered: Sequence[NumberedSource]) -> Cited:
    """Gives the numbers of a record's sources: all of them, or those at the positions named."""
    found = {source.id: source.number for source in numbered}

    def cited(sources: Sequence[Source], positions: Sequence[int] | None = None) -> tuple[int, ...]:
        chosen = sources if positions is None else [each for each in sources if each.position in positions]
        return tuple(dict.fromkeys(found[each.id] for each in chosen))

    return cited


def print_report(report: PrintableReport, words: Lexicon, lang: Lang, home: str) -> Paper:
    """The document in a language, with its title in the other one too; or in both."""
    codes = languages_of(lang)

    def phrases(code: OneLang) -> PaperPhrases:
        return PaperPhrases(
            Wording(language(code), words),
            home=home,
            country_code=report.country or home,
            beside=len(codes) > 1,
        )

    voices = tuple(map(phrases, codes))
    other = voices[-1] if len(voices) > 1 else phrases("en" if lang == "zh" else "zh")
    return report.printed(voices, other)
