"""The status of agreements on a day, derived from their rows by the rules of ``models.status.status``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.queries import agreement as queries
from db.queries.agreement_head import HeadRow
from models.dates.uncertain_date import UncertainDate, edtf
from models.status.act import Act, Successor
from models.status.status import StatusOnDay, status_on
from models.status.term import NONE_STATED, NoneStated, Term
from models.vocabulary import RelationKind, Side
from models.wording.language import is_chinese

TextsZh = Mapping[str, Mapping[str, str]]
"""Editorial Chinese texts, by record and field path."""

EMPTY: TextsZh = {}


@dataclass(frozen=True, slots=True)
class Title:
    """The title of another instrument, said in either language."""

    title: str
    title_zh: str | None

    def words(self, lang: str) -> str:
        """The title; in Chinese the official or the editors' one, where there is one."""
        return self.title_zh if is_chinese(lang) and self.title_zh else self.title


def _side(parties: Sequence[queries.PartyRow], body_id: str | None) -> Side | None:
    return next((party.side for party in parties if party.id == body_id), None)


def term_of(head: HeadRow) -> Term | None:
    """The term of an agreement as its row has it; None where nothing of it is documented."""
    ends: UncertainDate | NoneStated | None
    ends = NONE_STATED if head.expires_edtf == NONE_STATED.value else edtf(head.expires_edtf)
    parts = (
        head.term_text,
        head.term_starts_edtf,
        head.term_years,
        head.term_months,
        head.tacit_renewal,
        ends,
    )
    if all(part is None for part in parts):
        return None
    return Term(
        text=head.term_text,
        starts=edtf(head.term_starts_edtf),
        years=head.term_years,
        months=head.term_months,
        ends=ends,
        tacit_renewal=head.tacit_renewal,
        renewal_months=head.renewal_months,
        notice_months=head.notice_months,
    )


def successors_of(rows: Sequence[queries.SuccessorRow], titles_zh: TextsZh) -> list[Successor]:
    """Later instruments that stand in a relation to an agreement, from their rows, each relation once."""
    found: dict[tuple[str, RelationKind], Successor] = {}
    for row in rows:
        _, key, relation, title, title_zh, signed, done, effective = row
        found[key, relation] = Successor(
            id=key,
            title=Title(title, title_zh or titles_zh.get(key, {}).get("title")),
            relation=relation,
            signed=edtf(signed),
            in_force=edtf(effective) or edtf(done),
        )
    return list(found.values())


def acts_of(rows: queries.StatusRows, key: str) -> list[Act]:
    """What was done to an agreement, in the order of the record."""
    parties = rows.participants.get(key, ())
    return [
        Act(
            position=act.position,
            kind=act.kind,
            done=edtf(act.done_edtf),
            effective=edtf(act.effective_edtf),
            by_side=_side(parties, act.by_body_id),
            undoes=act.undoes,
        )
        for act in rows.acts.get(key, ())
    ]


def statuses(
    rows: queries.StatusRows,
    day: date,
    *,
    titles_zh: TextsZh = EMPTY,
    reported_as_of: date | None = None,
) -> dict[str, StatusOnDay]:
    """The status on ``day`` of every agreement in ``rows``, by id.

    What sources report is set against it only from ``reported_as_of`` on: it was read then, not before.
    """
    found: dict[str, StatusOnDay] = {}
    for head in rows.heads:
        found[head.id] = status_on(
            day,
            acts_of(rows, head.id),
            term_of(head),
            successors_of(rows.successors.get(head.id, ()), titles_zh),
            reported=head.reported_status,
            reported_as_of=reported_as_of,
            multilateral=head.partner_sides > 1,
        )
    return found
