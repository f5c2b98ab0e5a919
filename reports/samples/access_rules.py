"""The published rules of access to samples, topic by topic, the home state's beside those of others.

A topic that was looked for in a regime and not met is shown as that, and never as "there is no rule": only part of each
text could be read.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from db.ledger import current_revision
from db.queries import rule as asked
from db.queries.source import citations
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.clauses.rule_scope import Receivers, ScopedRule, applying
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, edtf
from models.vocabulary import Confidence, MovementKind, RuleTopic
from reports.reading import Bibliography, Head, NumberedSource, Reading, Source, sources_of


class TopicSearch(StrEnum):
    """What a search for a topic in a regime has come to."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    """Looked for in what could be read, and not met."""
    NOT_LOOKED_FOR = "not_looked_for"


class RegimeReading(Reading):
    """A set of rules. ``title_zh`` is official, ``title_zh_editorial`` the editors'.

    ``issued`` says whether it had been issued by the day asked about; ``states`` whose rules they are; ``missions``,
    ``kinds`` (none: all) and ``receivers`` which movements it governs; without missions it stands here for comparison.
    """

    id: str
    title: str
    title_zh: str | None
    title_zh_editorial: str | None
    number: str | None
    issuer: str
    issuer_zh: str | None
    states: tuple[str, ...]
    adopted: str | None
    first_published: str | None
    issued: Certainty
    status: str
    status_zh: str | None
    extent: str | None
    extent_zh: str | None
    missions: tuple[str, ...]
    kinds: tuple[MovementKind, ...]
    receivers: Receivers | None
    sources: tuple[Source, ...]


class RuleReading(Reading):
    """What a regime says on a topic, in the record's own words; ``found`` false: looked for and not met."""

    id: str
    url: str
    regime: str
    topic: RuleTopic
    article: str | None
    found: bool
    rule: str | None
    rule_zh: str | None
    confidence: Confidence | None
    notes: str | None
    notes_zh: str | None
    sources: tuple[Source, ...]


class TopicCell(Reading):
    """What the regimes of one column have on a topic."""

    column: str
    found: TopicSearch
    rules: tuple[str, ...]


class TopicLine(Reading):
    """A topic, with a cell for every column."""

    topic: RuleTopic
    cells: tuple[TopicCell, ...]


class RuleColumn(Reading):
    """The regimes of the same states; ``key`` joins their codes. The home state's column comes first."""

    key: str
    states: tuple[str, ...]
    regimes: tuple[str, ...]
    found: int
    not_found: int


class RuleReport(Head):
    """Every rule of access: the regimes, the rules, and the table of topics by whose rules they are."""

    regimes: tuple[RegimeReading, ...]
    rules: tuple[RuleReading, ...]
    columns: tuple[RuleColumn, ...]
    topics: tuple[TopicLine, ...]
    sources: tuple[NumberedSource, ...]


class RuleLink(Reading):
    """A rule that a movement or clause falls under, derived from mission, receiver, kind and day.

    ``found`` false: that regime governs the case, and its rule on this topic was looked for and not met.
    ``certainty`` possibly: the regime may have been issued later, or the day is uncertain.
    """

    id: str
    url: str
    regime: str
    topic: RuleTopic
    found: bool
    certainty: Certainty


def rule_url(rule_id: str) -> str:
    """The address of a rule: its place on the page of rules."""
    return f"/samples/rules#{rule_id}"


def _since(row: asked.RegimeRow) -> UncertainDate | None:
    return edtf(row.adopted_edtf) or edtf(row.first_published_edtf)


def scoped_rules(session: ReadSession) -> tuple[ScopedRule, ...]:
    """The rules that govern samples of this record, found or looked for, with what their regimes cover."""
    covers, states, kinds = asked.missions(session), asked.states(session), asked.kinds(session)
    regimes = {row.id: row for row in asked.regimes(session)}
    return tuple(
        ScopedRule(
            id=row.id,
            regime=row.regime_id,
            topic=row.topic,
            found=row.found,
            states=frozenset(states.get(row.regime_id, ())),
            missions=frozenset(covers[row.regime_id]),
            kinds=frozenset(kinds.get(row.regime_id, ())),
            receivers=regimes[row.regime_id].receivers or Receivers.ANY,
            since=_since(regimes[row.regime_id]),
        )
        for row in asked.rules(session)
        if row.regime_id in covers
    )


def rule_links(
    rules: Iterable[ScopedRule],
    kind: MovementKind,
    missions: Collection[str],
    *,
    holder: str | None,
    receiver: str | None,
    day: UncertainDate | None,
) -> tuple[RuleLink, ...]:
    """The rules that a movement of ``kind`` falls under: what was found first, then topic by topic."""
    topics = list(RuleTopic)
    links = [
        RuleLink.model_construct(
            id=each.rule.id,
            url=rule_url(each.rule.id),
            regime=each.rule.regime,
            topic=each.rule.topic,
            found=each.rule.found,
            certainty=each.certainty,
        )
        for each in applying(rules, kind, missions, holder=holder, receiver=receiver, day=day)
    ]
    return tuple(sorted(links, key=lambda link: (not link.found, topics.index(link.topic), link.id)))


def _regimes(session: ReadSession, on: date) -> list[RegimeReading]:
    rows = asked.regimes(session)
    texts = texts_zh(session, "regime")
    cited = citations(session, "regime", None)
    states, missions, kinds = asked.states(session), asked.missions(session), asked.kinds(session)
    readings = []
    for row in rows:
        since, zh = _since(row), texts.get(row.id, {})
        readings.append(
            RegimeReading(
                id=row.id,
                title=row.title,
                title_zh=row.title_zh,
                title_zh_editorial=zh.get("title"),
                number=row.number,
                issuer=row.issuer,
                issuer_zh=zh.get("issuer"),
                states=tuple(states.get(row.id, ())),
                adopted=row.adopted_edtf,
                first_published=row.first_published_edtf,
                issued=since.on_or_before(on) if since else Certainty.POSSIBLY,
                status=row.status,
                status_zh=zh.get("status"),
                extent=row.extent,
                extent_zh=zh.get("extent"),
                missions=tuple(missions.get(row.id, ())),
                kinds=tuple(kinds.get(row.id, ())),
                receivers=row.receivers,
                sources=sources_of(cited.get(row.id, ())),
            )
        )
    return readings


def _rules(session: ReadSession) -> list[RuleReading]:
    texts = texts_zh(session, "rule")
    cited = citations(session, "rule", None)
    return [
        RuleReading(
            id=row.id,
            url=rule_url(row.id),
            regime=row.regime_id,
            topic=row.topic,
            article=row.article,
            found=row.found,
            rule=row.rule,
            rule_zh=texts.get(row.id, {}).get("rule"),
            confidence=row.confidence,
            notes=row.notes,
            notes_zh=texts.get(row.id, {}).get("notes"),
            sources=sources_of(cited.get(row.id, ())),
        )
        for row in asked.rules(session)
    ]


def _columns(regimes: Sequence[RegimeReading], rules: Sequence[RuleReading], home: str) -> list[RuleColumn]:
    of_states: dict[tuple[str, ...], list[str]] = {}
    for regime in regimes:
        of_states.setdefault(regime.states, []).append(regime.id)
    return [
        RuleColumn(
            key="-".join(states).lower() or "other",
            states=states,
            regimes=tuple(ids),
            found=sum(rule.regime in ids and rule.found for rule in rules),
            not_found=sum(rule.regime in ids and not rule.found for rule in rules),
        )
        for states, ids in sorted(
            of_states.items(), key=lambda item: (home not in item[0], len(item[0]), item[0])
        )
    ]


def _cell(column: RuleColumn, rules: Sequence[RuleReading]) -> TopicCell:
    here = [rule for rule in rules if rule.regime in column.regimes]
    found = TopicSearch.NOT_LOOKED_FOR
    if here:
        found = TopicSearch.FOUND if any(rule.found for rule in here) else TopicSearch.NOT_FOUND
    return TopicCell(column=column.key, found=found, rules=tuple(rule.id for rule in here))


def rule_report(
    session: ReadSession, *, on: date, home: str, topics: Collection[RuleTopic] = ()
) -> RuleReport:
    """The rules of access as published, with what had been issued by ``on``; only ``topics``, where any are named."""
    regimes = _regimes(session, on)
    order = {regime.id: place for place, regime in enumerate(regimes)}
    rules = [rule for rule in _rules(session) if not topics or rule.topic in topics]
    rules.sort(
        key=lambda rule: (list(RuleTopic).index(rule.topic), order[rule.regime], not rule.found, rule.id)
    )
    columns = _columns(regimes, rules, home)
    bibliography = Bibliography()
    for regime in regimes:
        bibliography.cite(regime.sources)
    for rule in rules:
        bibliography.cite(rule.sources)
    return RuleReport(
        on=on,
        revision=current_revision(session),
        regimes=tuple(regimes),
        rules=tuple(rules),
        columns=tuple(columns),
        topics=tuple(
            TopicLine(
                topic=topic,
                cells=tuple(
                    _cell(column, [rule for rule in rules if rule.topic is topic]) for column in columns
                ),
            )
            for topic in RuleTopic
            if not topics or topic in topics
        ),
        sources=bibliography.sources,
    )
