"""How a report in one language is made a document: title, imprint, numbered sources, and its JSON inside.

Each kind of report names its template, its title and what its own template needs besides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from db.session import ReadSession
from models.wording.reason import N_
from reports.documents.paper import Attachment, Imprint, Paper, render
from reports.documents.phrases import PaperPhrases
from reports.parameters.declaration import Parameters
from reports.reading import Head, NumberedSource, Source
from reports.wording.language import language
from reports.wording.lexicon import Lexicon, Wording

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
OTHER: dict[Lang, Lang] = {"en": "zh", "zh": "en"}

Cited = Callable[..., tuple[int, ...]]


def paper_phrases(words: Lexicon, lang: Lang, home: str) -> PaperPhrases:
    """What a report about no single country may say in one language."""
    return PaperPhrases(Wording(language(lang), words), home=home, country_code=home)


def file_name(name: str, on: date, lang: Lang) -> str:
    """What a report is called as a file, in plain ASCII."""
    return f"concord-{name}-{on.isoformat()}-{lang}.pdf"


@dataclass(frozen=True)
class PrintableReport:
    """One report about to be printed. ``name`` is its name in file names; ``values`` what its template needs."""

    template: str
    name: str
    reading: Head
    sources: Sequence[NumberedSource]
    title: Callable[[PaperPhrases], str]
    description: Callable[[PaperPhrases], str]
    values: Mapping[str, Any] = field(default_factory=dict)

    def printed(self, voice: PaperPhrases, other: PaperPhrases) -> Paper:
        """The document; the same bytes for the same reading, words and language."""
        values = {
            "report": self.reading,
            "v": voice,
            "voices": (voice,),
            "lang": voice,
            "title": self.title(voice),
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
        return render(self.template, values, self._imprint(voice), [self._attachment()])

    def _imprint(self, voice: PaperPhrases) -> Imprint:
        title = self.title(voice)
        return Imprint(
            title=title,
            language=voice.tag,
            as_of=self.reading.on,
            authors=("Concord",),
            keywords=(voice.gettext(N_("space cooperation")),),
            description=self.description(voice),
            header=title,
            footer=voice.gettext(
                N_("As of %(day)s · revision %(number)s of the record"),
                day=voice.date(self.reading.on),
                number=voice.number(self.reading.revision),
            ),
            page_label=voice.gettext(N_("Page {page} of {pages}")),
        )

    def _attachment(self) -> Attachment:
        return Attachment(
            name=f"concord-{self.name[:60]}-{self.reading.on.isoformat()}.json",
            content=self.reading.model_dump_json().encode(),
            media_type="application/json",
            description="The reading of the record that this document was made from",
        )


Asked = TypeVar("Asked", bound=Parameters)
Wanted = TypeVar("Wanted")


@dataclass(frozen=True)
class ReportKind(Generic[Asked, Wanted]):
    """A report that can be printed, declared once for its page's address and for the command.

    ``wanted`` makes of the parameters what the report is about (it raises NotInRecord), ``sheet`` reads that as of a day
    for a home state.
    """

    name: str
    parameters: type[Asked]
    wanted: Callable[[ReadSession, Asked, date], Wanted]
    sheet: Callable[[ReadSession, Wanted, date, str], PrintableReport]


def sources_among(numbered: Sequence[NumberedSource]) -> Cited:
    """Gives the numbers of a record's sources: all of them, or those at the positions named."""
    found = {source.id: source.number for source in numbered}

    def cited(sources: Sequence[Source], positions: Sequence[int] | None = None) -> tuple[int, ...]:
        chosen = sources if positions is None else [each for each in sources if each.position in positions]
        return tuple(dict.fromkeys(found[each.id] for each in chosen))

    return cited


def print_report(sheet: PrintableReport, words: Lexicon, lang: Lang, home: str) -> Paper:
    """The document in a language; its title stands in the other one too."""
    return sheet.printed(paper_phrases(words, lang, home), paper_phrases(words, OTHER[lang], home))
