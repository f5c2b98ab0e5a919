"""The briefing on a country: its report on paper, in English, in Chinese, or in both side by side.

It says exactly what ``reports.countries.country.country_report`` read, and carries that reading's JSON inside.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from db.session import ReadSession
from models.wording.reason import N_
from reports import charts
from reports.agreements.summary import GROUPS
from reports.countries.country import CountryReport, country_report
from reports.documents.drawing import Drawing
from reports.documents.paper import TEMPLATES, Attachment, Imprint, Paper, render
from reports.documents.phrases import PaperPhrases
from reports.documents.report import sources_among
from reports.samples.reading import MovementReading
from reports.wording.labels import GROUP_HEADINGS
from reports.wording.language import LOCALES, language
from reports.wording.lexicon import Lexicon, Wording, cached_lexicon
from reports.wording.quantity import mass_limits, net_limits, percent_limits, ratio_limits

Lang = Literal["en", "zh", "both"]
LANGS: tuple[Lang, ...] = ("en", "zh", "both")
"""English, Chinese, or both: Chinese on the left, English on the right."""

OTHER: dict[str, Lang] = {"en": "zh", "zh": "en"}
"""In which language the title of a briefing names the country a second time."""

TEMPLATE = "briefing.typ"
VISITS_ON_FIRST_PAGE = 3


def briefing(
    session: ReadSession, code: str, *, on: date, home: str, lang: Lang, words: Lexicon | None = None
) -> Paper:
    """The briefing on the country ``code`` (alpha-2, in the naming table) as of ``on``.

    ``words`` saves reading the names and words again where they are at hand.
    """
    report = country_report(session, code, on=on, home=home)
    return printed(report, words or cached_lexicon(session), lang)


def printed(report: CountryReport, words: Lexicon, lang: Lang) -> Paper:
    """The briefing made from a reading; the same bytes for the same reading, words and language."""
    tellers = _tellers(report, words, lang)
    return render(TEMPLATE, _values(report, tellers), _imprint(report, tellers), [_attachment(report)])


def file_name(code: str, on: date, lang: Lang) -> str:
    """What a briefing is called as a file, in plain ASCII."""
    return f"concord-{code}-{on.isoformat()}-{lang}.pdf"


@cache
def template_version() -> str:
    """Changes whenever this release would print the same reading otherwise: templates, translations, typesetter."""
    digest = hashlib.sha256(version("typst").encode())
    for file in sorted((*TEMPLATES.glob("*.typ"), *LOCALES.rglob("*.po"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _tellers(report: CountryReport, words: Lexicon, lang: Lang) -> tuple[PaperPhrases, ...]:
    codes = ("zh", "en") if lang == "both" else (lang,)
    return tuple(
        PaperPhrases(
            Wording(language(code), words),
            home=report.home.code,
            country_code=report.country.code,
            beside=lang == "both",
        )
        for code in codes
    )


def _both(texts: Sequence[str]) -> str:
    """What is said once for all languages of a briefing."""
    return " · ".join(dict.fromkeys(texts))


def _imprint(report: CountryReport, tellers: Sequence[PaperPhrases]) -> Imprint:
    names = (report.country.name, report.country.name_zh)
    return Imprint(
        title=_both([_title(report, teller) for teller in tellers]),
        language=tellers[0].tag,
        as_of=report.on,
        authors=("Concord",),
        keywords=(*names, *(teller.gettext("space cooperation") for teller in tellers)),
        description=_both(
            [
                teller.gettext(
                    "What %(home)s and %(country)s have agreed on space cooperation, and where it stands.",
                    home=teller.country(report.home.code),
                    country=teller.country(report.country.code),
                )
                for teller in tellers
            ]
        ),
        header=_both([_title(report, teller) for teller in tellers]),
        footer=_both([_footer(report, teller, short=teller is not tellers[0]) for teller in tellers]),
        page_label=_both([teller.gettext("Page {page} of {pages}") for teller in tellers]),
    )


def _footer(report: CountryReport, teller: PaperPhrases, *, short: bool) -> str:
    day, number = teller.date(report.on), teller.number(report.revision)
    if short:  # the number of the revision reads alike in the language before
        return teller.gettext("As of %(day)s", day=day)
    return teller.gettext("As of %(day)s · revision %(number)s of the record", day=day, number=number)


def _title(report: CountryReport, teller: PaperPhrases) -> str:
    return teller.gettext("Briefing: %(country)s", country=teller.country(report.country.code))


def _attachment(report: CountryReport) -> Attachment:
    return Attachment(
        name=f"concord-{report.country.code}-{report.on.isoformat()}.json",
        content=report.model_dump_json().encode(),
        media_type="application/json",
        description="The reading of the record that this briefing was made from",
    )


def _values(report: CountryReport, tellers: Sequence[PaperPhrases]) -> dict[str, Any]:
    other = (
        tellers[-1]
        if len(tellers) > 1
        else _tellers(report, tellers[0].wording.lexicon, OTHER[tellers[0].wording.language.code])[0]
    )
    chart = charts.timeline(report, *(teller.wording for teller in tellers))
    return {
        "report": report,
        "here": report.country,
        "voices": tellers,
        "lang": tellers[0],
        "chart": chart,
        "drawing": Drawing(charts.svg(chart)) if chart else None,
        "groups": [
            (*GROUP_HEADINGS[group], [each for each in report.agreements if each.status_group is group])
            for group in GROUPS
        ],
        "total": report.counts[-1],
        "numbers": {each.id: number for number, each in enumerate(report.agreements, start=1)},
        "latest_visits": report.visits_past[:VISITS_ON_FIRST_PAGE],
        "earlier_visits": len(report.visits_past[VISITS_ON_FIRST_PAGE:]),
        "sample_groups": _samples(report),
        "movements_by_id": {each.id: each for _, some in _samples(report) for each in some},
        "visits_by_id": {each.id: each for each in (*report.visits_upcoming, *report.visits_past)},
        "other_tag": other.tag,
        "other_name": other.country(report.country.code),
        "cited": sources_among(report.sources),
        "limits": mass_limits,
        "net": net_limits,
        "ratio": ratio_limits,
        "shares": percent_limits,
        "N_": N_,
    }


def _samples(report: CountryReport) -> list[tuple[str, tuple[MovementReading, ...]]]:
    """Movements under what they were."""
    groups = [
        (N_("Samples given by %(home)s"), report.samples_given),
        (N_("Samples received by %(home)s"), report.samples_received),
    ]
    onward = report.samples_passed_on
    return [*groups, (N_("Samples passed on by %(country)s"), onward)] if onward else groups
