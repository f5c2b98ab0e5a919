"""The effect of agreements on a day, derived from their rows by the rules of ``models.effect``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.queries import agreement as queries
from models.dates.uncertain_date import UncertainDate, edtf
from models.effect import Effect, LaterInstrument, effect_on
from models.evidence import BindingReading, Evidence, EvidencedRecord, Sign, evidence_of
from models.signs_of_life import RelatedInstrument, inherited_signs
from models.status.status import StatusOnDay
from models.vocabulary import InstrumentKind, RelationKind
from models.wording.reason import words
from reports.agreements.reading import EffectReading
from reports.agreements.status import EMPTY, TextsZh, Title, acts_of, successors_of, term_of

_ON_SIGNATURE = (BindingReading.AGENCY_INSTRUMENT, BindingReading.CONTRACT)
"""How what takes effect when it is signed is read."""


def _evidence(content: Mapping[str, object] | None, kind: InstrumentKind) -> Evidence:
    # It was judged when it was loaded; JSON has texts where the record has words and tuples.
    return evidence_of(EvidencedRecord.model_validate(content or {}, strict=False), kind)


def _inherited(
    rows: queries.EffectRows, evidence: Mapping[str, Evidence], titles_zh: TextsZh
) -> Mapping[str, tuple[Sign, ...]]:
    """The signs of life that each agreement inherits from those made under it, by id."""

    def instruments() -> Iterator[RelatedInstrument]:
        relations: dict[str, list[tuple[RelationKind, str]]] = {key: [] for key in rows.later}
        named = {}
        for each in (row for some in rows.later.values() for row in some):
            relations.setdefault(each.id, []).append((each.relation, each.to_agreement_id))
            named[each.id] = each
        for key, related in relations.items():
            row = named.get(key)
            yield RelatedInstrument(
                id=key,
                title=Title(row.title, row.title_zh or titles_zh.get(key, {}).get("title")) if row else "",
                signed=edtf(row.signed_edtf) if row else None,
                signs=evidence[key].signs if row else (),
                relations=tuple(related),
            )

    return inherited_signs(instruments())


def _later(
    rows: Sequence[queries.SuccessorRow], evidence: Mapping[str, Evidence], titles_zh: TextsZh
) -> Iterator[LaterInstrument]:
    for each in successors_of(rows, titles_zh):
        yield LaterInstrument(
            id=each.id,
            title=each.title,
            relation=each.relation,
            signed=each.signed,
            in_force=each.in_force,
            on_signature=evidence[each.id].reading in _ON_SIGNATURE,
        )


def effects(
    rows: queries.EffectRows, day: date, statuses: Mapping[str, StatusOnDay], *, titles_zh: TextsZh = EMPTY
) -> dict[str, Effect]:
    """The effect on ``day`` of every agreement in ``rows``, by id; ``statuses`` are theirs on that day."""
    evidence = {head.id: _evidence(rows.evidence[head.id][0].evidence, head.kind) for head in rows.heads}
    for row in (each for some in rows.later.values() for each in some):
        if row.id not in evidence:
            evidence[row.id] = _evidence(row.evidence, row.kind)
    inherited = _inherited(rows, evidence, titles_zh)
    found: dict[str, Effect] = {}
    for head in rows.heads:
        own = evidence[head.id]
        found[head.id] = effect_on(
            day,
            statuses[head.id],
            acts_of(rows, head.id),
            term_of(head),
            tuple(_later(rows.successors.get(head.id, ()), evidence, titles_zh)),
            replace(own, signs=own.signs + inherited.get(head.id, ())),
            multilateral=head.partner_sides > 1,
        )
    return found


def effect_reading(effect: Effect, translate: Callable[[str], str]) -> EffectReading:
    """An effect as it is read; ``translate`` turns a message into Chinese."""

    def text(day: UncertainDate | None) -> str | None:
        return None if day is None else str(day)

    return EffectReading.model_construct(
        value=effect.value,
        basis=effect.basis,
        rule=effect.rule,
        as_of=text(effect.as_of),
        since=text(effect.since),
        last_sign=text(effect.last_sign.on) if effect.last_sign else None,
        reason=words(effect.reason, "en"),
        reason_zh=words(effect.reason, "zh", translate),
        sources=effect.sources,
    )
