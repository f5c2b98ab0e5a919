"""A clause on sharing as it stands on a day, and what is known of the clauses that an agreement does not have."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.queries import clause as queries
from db.queries.agreement import ClauseRow
from db.session import ReadSession
from models.clauses.kind import SAMPLE_KINDS, Coding, coding
from models.clauses.rule_scope import AS_MOVEMENT, ScopedRule
from models.clauses.state import ClauseOnDay, ClauseState, Delivery, Promise, clause_state
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, edtf
from models.vocabulary import ClauseKind, Modality, Side
from models.wording.reason import words
from reports.reading import Reading
from reports.revision_cache import cached
from reports.samples.access_rules import RuleLink, rule_links, scoped_rules


class ClauseMission(Reading):
    """The mission a clause is about."""

    id: str
    name: str
    name_zh: str | None


class ClauseReading(Reading):
    """A clause on sharing: who gives, who receives, what, how much (micrograms), by when, and what became of it.

    ``state`` is derived from the movements that cite the agreement, named in ``movements``; ``delivered_ug`` is what
    certainly was delivered, ``delivered_unreported`` how many deliveries have no reported mass. ``rules`` are the rules
    of access that a sample clause falls under, derived too.
    """

    position: int
    kind: ClauseKind
    modality: Modality | None
    gives: Side
    receives: Side
    mission: ClauseMission | None
    mass_ug: int | None
    due: str | None
    state: ClauseState
    state_certainty: Certainty
    state_reason: str
    state_reason_zh: str
    movements: tuple[str, ...]
    delivered_ug: int
    delivered_unreported: int
    rules: tuple[RuleLink, ...]
    summary: str
    summary_zh: str | None
    sources: tuple[int, ...]


class AbsentClauses(Reading):
    """Kinds of clause that were looked for in the full text and are not there, with the sources read for it."""

    kinds: tuple[ClauseKind, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True)
class ClauseInputs:
    """What the states of clauses are derived from: movements that cite an agreement, rules, kinds coded absent."""

    on: date
    delivered: Mapping[str, Sequence[queries.DeliveryRow]]
    absent: Mapping[str, Sequence[queries.AbsentClauseRow]]
    rules: tuple[ScopedRule, ...]

    def state(self, clause: ClauseRow | queries.SharingClauseRow) -> ClauseOnDay:
        """The state of one clause."""
        return clause_state(
            self.on,
            promise(clause),
            [delivery(row) for row in self.delivered.get(clause.agreement_id, ())],
        )

    def absences(self, agreement_id: str) -> tuple[AbsentClauses, ...]:
        """What is coded absent of one agreement, entry by entry."""
        entries: dict[int, tuple[dict[ClauseKind, None], dict[int, None]]] = {}
        for _, position, kind, source in self.absent.get(agreement_id, ()):
            kinds, sources = entries.setdefault(position, ({}, {}))
            kinds[kind] = None
            if source is not None:
                sources[source] = None
        return tuple(
            AbsentClauses(kinds=tuple(kinds), sources=tuple(sources)) for kinds, sources in entries.values()
        )

    def coding(
        self, agreement_id: str, kinds: Collection[ClauseKind], present: Collection[ClauseKind]
    ) -> Coding:
        """What is known of ``kinds`` in an agreement that has clauses of the kinds ``present``."""
        return coding(kinds, present, [row.kind for row in self.absent.get(agreement_id, ())])


def clause_inputs(session: ReadSession, ids: Collection[str] | None, on: date) -> ClauseInputs:
    """What the clauses of the named agreements (all, where None) rest on, as of ``on``."""
    return ClauseInputs(
        on=on,
        delivered=queries.delivered(session, ids),
        absent=queries.absent(session, ids),
        rules=cached(session, scoped_rules),
    )


def promise(clause: ClauseRow | queries.SharingClauseRow) -> Promise:
    """What a clause promises, from its row."""
    return Promise(
        kind=clause.kind,
        modality=clause.modality,
        gives=clause.gives,
        mission=clause.mission_id,
        mass=clause.mass_ug,
        due=edtf(clause.due_edtf),
    )


def delivery(row: queries.DeliveryRow) -> Delivery:
    """What a movement that cites an agreement delivered, from its row."""
    return Delivery(
        id=row.id,
        kind=row.kind,
        on=UncertainDate.parse(row.happened_edtf),
        gives=Side.HOME if row.home_gives else Side.PARTNER,
        mass=row.mass_ug,
        mission=row.mission_id,
        arrived=row.receipt_documented is not False,
    )


def clause_readings(
    rows: Sequence[ClauseRow],
    home: str | None,
    signed: UncertainDate | None,
    ground: ClauseInputs,
    texts_zh: Mapping[str, str],
    cited: Mapping[tuple[str, int], Sequence[int]],
    translate: Callable[[str], str],
) -> tuple[ClauseReading, ...]:
    """The clauses of one agreement of the state ``home``, signed on ``signed``."""
    readings = []
    for row in rows:
        state = ground.state(row)
        readings.append(
            ClauseReading.model_construct(
                position=row.position,
                kind=row.kind,
                modality=row.modality,
                gives=row.gives,
                receives=row.receives,
                mission=ClauseMission.model_construct(id=row.mission_id, name=row.name, name_zh=row.name_zh)
                if row.mission_id and row.name
                else None,
                mass_ug=row.mass_ug,
                due=row.due_edtf,
                state=state.state,
                state_certainty=state.certainty,
                state_reason=words(state.reason, "en"),
                state_reason_zh=words(state.reason, "zh", translate),
                movements=state.ids,
                delivered_ug=state.delivered,
                delivered_unreported=state.unreported,
                rules=clause_rules(row, home, signed, ground.rules),
                summary=row.summary,
                summary_zh=texts_zh.get(f"clauses.{row.position}"),
                sources=tuple(cited.get(("clauses", row.position), ())),
            )
        )
    return tuple(readings)


def clause_rules(
    clause: ClauseRow, home: str | None, signed: UncertainDate | None, rules: tuple[ScopedRule, ...]
) -> tuple[RuleLink, ...]:
    """The rules of access that a sample clause falls under by which the home side gives, as issued when it was signed."""
    kind = AS_MOVEMENT.get(clause.kind)
    if kind is None or not clause.mission_id or clause.gives is Side.PARTNER:
        return ()
    return rule_links(rules, kind, [clause.mission_id], holder=home, receiver=None, day=signed)


def sample_clause(ground: ClauseInputs, agreement_id: str, present: Collection[ClauseKind]) -> Coding:
    """Whether a sample clause of an agreement is known, is known not to exist, or was not looked into."""
    return ground.coding(agreement_id, SAMPLE_KINDS, present)
