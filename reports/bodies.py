"""Every body of the record in a list, by id."""

from db.ledger import current_revision, records
from db.queries import organization
from db.queries.translation import texts_zh
from db.session import Reading as Session
from models.body import BodyRecord
from models.vocabulary import BodyKind
from reports.reading import Reading


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


def body_list(session: Session) -> BodyList:
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
