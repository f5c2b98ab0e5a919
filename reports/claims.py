"""The public claims beside what the record holds, each as of the claim's own date and under written rules.

Counting rules: an agreement is one entry of the record whatever its kind, renewals and protocols included; what is
only being negotiated is not one, nor is what was set aside. It counts on a day when its first signature, adoption or
accession is documented on or before that day (``certain``), or may lie there, an undated one among them
(``possible``). A partner country is a state of which a body takes part; regions of the home state, and states
reached only through an organization, are not. An organization counts when the home state's joining is documented by
that day and it is plausibly among those the claim of December 2020 counts.
"""

from collections.abc import Sequence
from datetime import date

from db.ledger import current_revision
from db.queries import agreement as queries
from db.queries import claim, organization
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.dates.certainty import Certainty, both
from models.dates.uncertain_date import UncertainDate, edtf
from models.vocabulary import ClaimKind, ClaimRelation, Confidence, Side, Status
from reports.reading import Head, Reading, Source, sources_of


class Figure(Reading):
    """A number as published."""

    value: int
    relation: ClaimRelation
    text: str
    text_zh: str | None


class Held(Reading):
    """What the record holds on the claim's date: certainly by then, and possibly, undated records included."""

    certain: int
    possible: int


class ClaimReading(Reading):
    """A published figure; ``held_…`` is null where the record cannot be set beside it: no figure, or no date."""

    id: str
    kind: ClaimKind
    as_of: str | None
    covers_since: str | None
    agreements: Figure | None
    countries: Figure | None
    organizations: Figure | None
    held_agreements: Held | None
    held_countries: Held | None
    held_organizations: Held | None
    other: str | None
    other_zh: str | None
    scope: str
    scope_zh: str | None
    speaker: str | None
    speaker_zh: str | None
    claim: str
    claim_zh: str | None
    confidence: Confidence
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class Size(Reading):
    """How much the record holds on the day asked about."""

    agreements: Held
    countries: Held
    organizations: Held
    records: int
    """Entries of agreements in the whole record, on no day in particular."""


class ClaimReport(Head):
    """Claims by date, beside what the record holds."""

    items: tuple[ClaimReading, ...]
    total: int
    size: Size


class _Counter:
    """Counts the record between two days."""

    def __init__(self, session: ReadSession, home: str) -> None:
        rows = queries.status_rows(session, None)
        self.records = len(rows.heads)
        self.agreements: list[tuple[UncertainDate | None, frozenset[str]]] = []
        for head in rows.heads:
            if head.reported_status is Status.NEGOTIATING and head.signed_edtf is None:
                continue
            states = frozenset(
                row.country_code
                for row in rows.participants.get(head.id, ())
                if row.side is Side.PARTNER and row.country_code is not None
            )
            self.agreements.append((edtf(head.signed_edtf), states - {home}))
        self.organizations = [
            edtf(row.home_since_edtf)
            for row in organization.organizations(session)
            if row.counts_toward_claim
        ]

    @staticmethod
    def _by(day: UncertainDate | None, by: UncertainDate, since: UncertainDate | None) -> Certainty:
        if day is None:
            return Certainty.POSSIBLY
        last, first = by.last or date.max, by.first or date.max
        # The claim's own date may be uncertain: by its last day possibly, by its first certainly.
        until = day.on_or_before(last)
        if until is Certainty.YES:
            until = (
                day.on_or_before(first) if day.on_or_before(first) is not Certainty.NO else Certainty.POSSIBLY
            )
        if since is None:
            return until
        return both(until, day.on_or_after(since.first or date.min))

    def held_agreements(self, by: UncertainDate, since: UncertainDate | None) -> Held:
        answers = [self._by(day, by, since) for day, _ in self.agreements]
        return _held(answers)

    def held_countries(self, by: UncertainDate, since: UncertainDate | None) -> Held:
        best: dict[str, Certainty] = {}
        for day, states in self.agreements:
            answer = self._by(day, by, since)
            for state in states:
                if answer is Certainty.YES or best.get(state) is None or best[state] is Certainty.NO:
                    best[state] = answer
        return _held(list(best.values()))

    def held_organizations(self, by: UncertainDate) -> Held:
        return _held([self._by(day, by, None) for day in self.organizations])


def _held(answers: Sequence[Certainty]) -> Held:
    certain = sum(answer is Certainty.YES for answer in answers)
    return Held(certain=certain, possible=certain + sum(answer is Certainty.POSSIBLY for answer in answers))


def _figure(
    value: int | None, relation: ClaimRelation | None, text: str | None, text_zh: str | None
) -> Figure | None:
    if value is None or relation is None or text is None:
        return None
    return Figure(value=value, relation=relation, text=text, text_zh=text_zh)


def _figures(row: claim.ClaimRow, zh: dict[str, str]) -> tuple[Figure | None, Figure | None, Figure | None]:
    """What a claim says of agreements, of countries and of organizations."""
    of_agreements = (row.agreements_value, row.agreements_relation, row.agreements_text)
    of_countries = (row.countries_value, row.countries_relation, row.countries_text)
    of_organizations = (row.organizations_value, row.organizations_relation, row.organizations_text)
    return (
        _figure(*of_agreements, zh.get("agreements_text")),
        _figure(*of_countries, zh.get("countries_text")),
        _figure(*of_organizations, zh.get("organizations_text")),
    )


def _whole_record(row: claim.ClaimRow, home_scopes: frozenset[str]) -> bool:
    """Whether a claim counts the same thing as the record: agreements of the home state as a whole."""
    return row.kind is ClaimKind.AGREEMENT_COUNT and row.scope in home_scopes


SCOPES = frozenset(("China", "CNSA", "civil space cooperation of China"))
"""Scopes of claims that the record as a whole can be set beside."""


def claim_report(session: ReadSession, *, on: date, home: str) -> ClaimReport:
    """Every claim beside what the record holds on its date; ``size`` is of the day asked about."""
    rows = claim.claims(session)
    cited = citations(session, "claim", None)
    texts = texts_zh(session, "claim")
    counter = _Counter(session, home)
    items = []
    for row in rows:
        zh = texts.get(row.id, {})
        by, since = edtf(row.as_of_edtf), edtf(row.covers_since_edtf)
        agreements, countries, organizations = _figures(row, zh)
        like = by is not None and _whole_record(row, SCOPES)
        items.append(
            ClaimReading(
                id=row.id,
                kind=row.kind,
                as_of=row.as_of_edtf,
                covers_since=row.covers_since_edtf,
                agreements=agreements,
                countries=countries,
                organizations=organizations,
                held_agreements=counter.held_agreements(by, since) if like and by and agreements else None,
                held_countries=counter.held_countries(by, since) if like and by and countries else None,
                held_organizations=counter.held_organizations(by)
                if like and by and organizations and row.organizations_value == CLAIMED_ORGANIZATIONS
                else None,
                other=row.other,
                other_zh=zh.get("other"),
                scope=row.scope,
                scope_zh=zh.get("scope"),
                speaker=row.speaker,
                speaker_zh=zh.get("speaker"),
                claim=row.claim,
                claim_zh=zh.get("claim"),
                confidence=row.confidence,
                notes=row.notes,
                notes_zh=zh.get("notes"),
                sources=sources_of(cited.get(row.id, ())),
            )
        )
    today = UncertainDate.parse(on.isoformat())
    return ClaimReport(
        on=on,
        revision=current_revision(session),
        items=tuple(items),
        total=len(items),
        size=Size(
            agreements=counter.held_agreements(today, None),
            countries=counter.held_countries(today, None),
            organizations=counter.held_organizations(today),
            records=counter.records,
        ),
    )


CLAIMED_ORGANIZATIONS = 18
"""The organizations of the claim of December 2020, the only one that counts those the home state takes part in."""
