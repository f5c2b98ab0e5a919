"""How many agreements were signed in each year, by topic."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from db.ledger import current_revision
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreements_by_year import topics_signed
from db.session import ReadSession
from models.dates.uncertain_date import year_signed
from models.vocabulary import Topic
from reports.reading import Head, Reading
from reports.revision_cache import members_on


class TopicInYear(Reading):
    """Agreements on a topic that were signed in a year; one on several topics stands under each."""

    year: int
    topic: Topic
    agreements: int


class AgreementsByYear(Head):
    """Agreements by year of signature and topic; ``undated``: agreements whose year is not known."""

    countries: tuple[str, ...]
    lines: tuple[TopicInYear, ...]
    total: int
    undated: int


def agreements_by_year(session: ReadSession, *, on: date, countries: Sequence[str] = ()) -> AgreementsByYear:
    """Count the agreements with all partners, or with the named ones by any door, as of ``on``."""
    wanted = AgreementFilter(on=on, countries=tuple(countries))
    rows = topics_signed(session, wanted, members_on(session, on))
    years = {row.id: year_signed(row.signed_edtf) for row in rows}
    counts = Counter(
        (year, row.topic) for row in rows if (year := years[row.id]) is not None and row.topic is not None
    )
    return AgreementsByYear(
        on=on,
        revision=current_revision(session),
        countries=tuple(countries),
        lines=tuple(
            TopicInYear(year=year, topic=topic, agreements=number)
            for (year, topic), number in sorted(counts.items())
        ),
        total=len(years),
        undated=sum(year is None for year in years.values()),
    )
