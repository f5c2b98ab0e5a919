"""Bodies: one with its agreements, and the list by state."""

from datetime import date

from db.ledger import current_revision, records
from db.queries import body, organization
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.body import BodyRecord
from models.vocabulary import BodyKind
from reports.agreements.agreement import AgreementReading, agreements
from reports.agreements.summary import GROUPS
from reports.reading import Bibliography, Head, NumberedSource, Reading
from reports.revision_cache import members_on


class BodyLine(Reading):
    """A body in a list; ``organization`` is the one that it stands for."""

    id: str
    url: str
    name: str
    name_zh: str | None
    acronym: str | None
    kind: BodyKind
    country: str | None
    organization: str | None


class BodyList(Reading):
    """Every body."""

    revision: int
    items: tuple[BodyLine, ...]
    total: int


def body_list(session: ReadSession) -> BodyList:
    """Every body, by id."""
    texts = texts_zh(session, "body")
    known = {row.id for row in organization.organizations(session)}
    lines = []
    for key, content in records(session, "body"):
        body = BodyRecord.model_validate(content, strict=False)
        lines.append(
            BodyLine(
                id=key,
                url=f"/bodies/{key}",
                name=body.name,
                name_zh=body.name_zh or texts.get(key, {}).get("name"),
                acronym=body.acronym,
                kind=body.kind,
                country=body.state,
                organization=body.organization or (key if key in known else None),
            )
        )
    return BodyList(revision=current_revision(session), items=tuple(lines), total=len(lines))


class BodyName(Reading):
    """A body by name."""

    id: str
    url: str
    name: str
    name_zh: str | None
    acronym: str | None


class BodyReading(Reading):
    """A body; ``name_zh_editorial`` where the Chinese name is the editors' translation."""

    id: str
    url: str
    name: str
    name_zh: str | None
    name_zh_editorial: bool
    acronym: str | None
    kind: BodyKind
    country: str | None
    organization: str | None
    aliases: tuple[str, ...]
    part_of: BodyName | None
    succeeded_by: BodyName | None
    parts: tuple[BodyName, ...]
    succeeded: tuple[BodyName, ...]


class BodyReport(Head):
    """The body page and its JSON."""

    body: BodyReading
    agreements: tuple[AgreementReading, ...]
    sources: tuple[NumberedSource, ...]


def body_report(session: ReadSession, body_id: str, *, on: date) -> BodyReport | None:
    """One body as of ``on``; None where the record has none of that id."""
    rows = body.bodies(session, [body_id])
    if not rows:
        return None
    row = rows[0]
    around = body.related_bodies(session, body_id)
    above = body.bodies(session, [key for key in (row.part_of_id, row.succeeded_by_id) if key])
    texts = texts_zh(session, "body", [row.id, *(each.id for each in (*around, *above))])
    named = {
        each.id: BodyName(
            id=each.id,
            url=f"/bodies/{each.id}",
            name=each.name,
            name_zh=each.name_zh or texts.get(each.id, {}).get("name"),
            acronym=each.acronym,
        )
        for each in (*around, *above)
    }
    members = members_on(session, on)
    wanted = AgreementFilter(on=on, ids=tuple(body.agreements_of(session, body_id)))
    ids = [place.id for place in list_positions(session, wanted, members)]
    found = sorted(
        agreements(session, ids, on=on, members=members), key=lambda each: GROUPS.index(each.status_group)
    )
    bibliography = Bibliography()
    for each in found:
        bibliography.cite(each.sources)
    return BodyReport(
        on=on,
        revision=current_revision(session),
        body=BodyReading(
            id=row.id,
            url=f"/bodies/{row.id}",
            name=row.name,
            name_zh=row.name_zh or texts.get(row.id, {}).get("name"),
            name_zh_editorial=row.name_zh is None,
            acronym=row.acronym,
            kind=row.kind,
            country=row.country_code,
            organization=row.organization_id,
            aliases=tuple(body.aliases(session, body_id)),
            part_of=named.get(row.part_of_id or ""),
            succeeded_by=named.get(row.succeeded_by_id or ""),
            parts=tuple(named[each.id] for each in around if each.part_of_id == body_id),
            succeeded=tuple(named[each.id] for each in around if each.succeeded_by_id == body_id),
        ),
        agreements=tuple(found),
        sources=bibliography.sources,
    )
