"""Agreements as flat tables: the agreements themselves, their parties and their treaty actions."""

from typing import Any, NamedTuple

from models.clauses.kind import Coding
from models.dates.certainty import Certainty
from models.effect import EffectBasis, EffectValue
from models.status.status import InForce, StatusGroup
from models.status.term import Basis
from models.vocabulary import BodyKind, InstrumentKind, Side, Status, TreatyActionKind
from reports.agreements.agreement import Action, AgreementReading, Party
from reports.exports.tables.table import (
    ColumnReference,
    Table,
    boolean,
    dates,
    integer,
    link,
    many,
    plain_columns,
    sources,
    text,
)


def _distinct(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


AGREEMENTS = Table(
    "agreements",
    "Agreements",
    "Instruments of space cooperation, binding or not, with the status derived for the day asked about",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("title", "Title in English"),
        boolean("title_is_official", "Whether the English title is the official one"),
        text("title_zh", "Official Chinese title"),
        text("title_zh_editorial", "Chinese title by the editors of the record, not official"),
        text("kind", "Kind of instrument", words=InstrumentKind),
        boolean("binding", "Whether it is binding; empty where not documented"),
        *dates("signed", "First signature, else adoption, else accession"),
        text("status", "Status on the day, derived from actions and term", words=Status),
        text("status_certainty", "How certain the status is", words=Certainty),
        text("status_group", "Group of the status", words=StatusGroup),
        text("status_reason", "Why it has this status"),
        text("in_force", "Whether it is in force on the day", words=InForce),
        text("reported_status", "Status as sources report it", words=Status),
        text("effect", "Whether it is in effect on the day", "effect.value", EffectValue),
        text("effect_basis", "How well that is known", "effect.basis", EffectBasis),
        integer("effect_rule", "Number of the rule of presumption that was read", "effect.rule"),
        *dates("effect_as_of", "Day of the report that says so", "effect.as_of"),
        *dates("effect_since", "From when, or when it ended", "effect.since"),
        *dates("effect_last_sign", "Latest sign of life", "effect.last_sign"),
        text("effect_reason", "Why it is taken to be so", "effect.reason"),
        many("home_parties", "Ids of the home bodies", lambda each: [one.id for one in each.home_parties]),
        many(
            "partner_parties",
            "Ids of the partner bodies",
            lambda each: [one.id for one in each.partner_parties],
        ),
        many(
            "partner_names",
            "Names of the partner bodies",
            lambda each: [one.name for one in each.partner_parties],
        ),
        many(
            "partner_countries",
            "Codes of the partner states",
            lambda each: _distinct(one.country for one in each.partner_parties),
        ),
        many(
            "partner_organizations",
            "Ids of the partner organizations",
            lambda each: _distinct(one.organization for one in each.partner_parties),
        ),
        many("via", "Doors by which it reaches the states asked about"),
        *dates("expires", "End of the current term; none_stated where the instrument names no end"),
        text("expires_basis", "Whether the end is stated or computed", words=Basis),
        *dates("notice_on", "Last day for notice before the term goes on"),
        integer("term_years", "Length of the term in years", "term.years"),
        integer("term_months", "Length of the term in months", "term.months"),
        boolean("tacit_renewal", "Whether it goes on by tacit renewal", "term.tacit_renewal"),
        many("topics", "Fields of work"),
        text("occasion", "Occasion of the signature"),
        text("visit", "Id of the visit on which it was signed"),
        integer("clauses", "Number of clauses on sharing that are known", lambda each: len(each.clauses)),
        text("sample_clause", "What is known of a clause on samples", words=Coding),
        many(
            "related",
            "Ids of related instruments",
            lambda each: _distinct(one.to for one in each.relations),
        ),
        sources(),
        *plain_columns(AgreementReading),
        text("summary", "What it is about"),
        text("summary_zh", "The same in Chinese, by the editors"),
        text("notes", "Notes of the editors"),
    ),
    references=(ColumnReference("visit", "visits"),),
)


class PartyLine(NamedTuple):
    """A body that takes part in an agreement."""

    agreement: str
    side: Side
    position: int
    party: Party


def party_rows(agreement: AgreementReading) -> list[PartyLine]:
    """Who takes part in one agreement, side by side."""
    sides = ((Side.HOME, agreement.home_parties), (Side.PARTNER, agreement.partner_parties))
    return [
        PartyLine(agreement.id, side, place, party)
        for side, parties in sides
        for place, party in enumerate(parties, 1)
    ]


PARTICIPANTS = Table(
    "participants",
    "Participants",
    "Bodies that take part in agreements, on the home side or the partner side",
    (
        text("agreement", "Id of the agreement"),
        text("side", "Side on which it takes part", words=Side),
        integer("position", "Place on its side, from 1"),
        text("body", "Id of the body", "party.id"),
        text("kind", "Kind of body", "party.kind", BodyKind),
        text("country", "Code of the state it belongs to", "party.country"),
        text("organization", "Id of the organization it belongs to", "party.organization"),
    ),
    key=("agreement", "side", "position"),
    references=(ColumnReference("agreement", "agreements"), ColumnReference("body", "bodies")),
)


class ActionLine(NamedTuple):
    """A treaty action of an agreement."""

    agreement: str
    action: Action


def action_rows(agreement: AgreementReading) -> list[ActionLine]:
    """The treaty actions of one agreement, in their order."""
    return [ActionLine(agreement.id, action) for action in agreement.actions]


ACTIONS = Table(
    "actions",
    "Treaty actions",
    "What was done to agreements: signature, entry into force, extension, denunciation and the like",
    (
        text("agreement", "Id of the agreement"),
        integer("position", "Place in the agreement, from 1", "action.position"),
        text("kind", "Kind of action", "action.kind", TreatyActionKind),
        *dates("done", "When it was done", "action.on"),
        *dates("effective", "When it took effect, where that is another day", "action.effective"),
        text("place", "Where", "action.place"),
        text("by", "Id of the body whose act it is; empty for the instrument as a whole", "action.by"),
        integer("undoes", "Place of the earlier action that it withdraws", "action.undoes"),
        boolean("undone", "Whether a later action withdraws it", "action.undone"),
    ),
    key=("agreement", "position"),
    references=(ColumnReference("agreement", "agreements"), ColumnReference("by", "bodies")),
)
