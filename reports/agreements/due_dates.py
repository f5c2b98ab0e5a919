"""Days to keep in mind: ends of terms, last days for notice, days by which clauses are due."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from db.ledger import chunks, newest_revision
from db.queries import agreement as agreement_queries
from db.queries import due as queries
from db.queries.door import organizations_of
from db.queries.translation import texts_zh as texts_zh_of_record
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import Precision, UncertainDate, edtf
from models.wording.reason import words
from reports.agreements.status import statuses
from reports.reading import Reading
from reports.revision_cache import members_on
from reports.wording.language import language
from reports.wording.lexicon import Wording, lexicon

LOOKS_BACK = timedelta(days=366)
"""For so long a day that has passed stays in the list."""


class DueKind(StrEnum):
    """What a day is for."""

    EXPIRY = "expiry"
    NOTICE = "notice"
    DUE = "due"


class DueDate(Reading):
    """A day to keep in mind; ``key`` names it for good, ``day`` is null where it is not known to the day.

    ``when`` is the date in words, ``computed`` whether it was counted from the length of a term.
    """

    key: str
    kind: DueKind
    agreement: str
    url: str
    title: str
    on: str
    day: date | None
    when: str
    computed: bool
    said: str


class DueDateList(Reading):
    """Days to keep in mind as of ``as_of``, the earliest first; ``inexact`` counts those not known to the day."""

    as_of: date
    revision: int
    recorded: datetime | None
    lang: str
    country: str | None
    country_name: str | None
    items: tuple[DueDate, ...]
    total: int
    inexact: int


def whole_day(when: UncertainDate) -> date | None:
    """The day, where the date is known to the day and without a doubt."""
    doubtful = when.is_interval or when.approximate or when.uncertain or "X" in when.text
    return when.first if when.precision is Precision.DAY and not doubtful else None


def due_dates(session: ReadSession, *, on: date, lang: str, country: str | None = None) -> DueDateList:
    """The days to keep in mind as of ``on``, with one country by any door, or with all; a year back and all to come."""
    now = newest_revision(session)
    wording = Wording(language(lang), lexicon(session, now.number))
    organizations = organizations_of(members_on(session, on), (country,)) if country else {}
    found: list[DueDate] = []
    for ids in chunks(queries.with_dates(session, country=country, organizations=organizations)):
        rows = agreement_queries.status_rows(session, ids)
        texts = texts_zh_of_record(session, "agreement", ids)
        derived = statuses(rows, on, titles_zh=texts)
        titles = {}
        for head in rows.heads:
            title = wording.said(head.title, texts.get(head.id, {}).get("title"), head.title_zh)
            titles[head.id] = title.text if title else head.title
        for key in titles:
            status = derived[key]
            if status.exists is Certainty.NO:
                continue
            reason = words(status.reason, lang, wording.language.gettext)
            computed = status.expires_basis is not None and status.expires_basis.value == "computed"
            for kind, when in ((DueKind.EXPIRY, status.expires), (DueKind.NOTICE, status.notice_on)):
                if when is not None:
                    found += _dated(kind, key, "", titles[key], when, computed, reason, wording, on)
        for row in queries.due_clauses(session, ids):
            due = edtf(row.due_edtf)
            if due is not None and derived[row.agreement_id].exists is not Certainty.NO:
                texts_zh = texts.get(row.agreement_id, {})
                said = wording.said(row.summary, texts_zh.get(f"clauses.{row.position}"))
                found += _dated(
                    DueKind.DUE,
                    row.agreement_id,
                    f"-{row.position}",
                    titles[row.agreement_id],
                    due,
                    False,
                    said.text if said else row.summary,
                    wording,
                    on,
                )
    found.sort(key=lambda each: (UncertainDate.parse(each.on).sort_key, each.key))
    return DueDateList(
        as_of=on,
        revision=now.number,
        recorded=now.at,
        lang=lang,
        country=country,
        country_name=wording.country(country) if country else None,
        items=tuple(found),
        total=len(found),
        inexact=sum(each.day is None for each in found),
    )


def _dated(
    kind: DueKind,
    agreement: str,
    part: str,
    title: str,
    when: UncertainDate,
    computed: bool,
    said: str,
    wording: Wording,
    on: date,
) -> list[DueDate]:
    """The day as a list of one; of none where it has long passed, or is no day at all."""
    if when.latest is None or when.latest < on - LOOKS_BACK:
        return []
    return [
        DueDate(
            key=f"{agreement}{part}-{kind.value}",
            kind=kind,
            agreement=agreement,
            url=f"/agreements/{agreement}",
            title=title,
            on=str(when),
            day=whole_day(when),
            when=wording.day(str(when)),
            computed=computed,
            said=said,
        )
    ]
