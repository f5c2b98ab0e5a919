"""Clauses on sharing as a flat table."""

from models.clauses.kind import ClauseCluster
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.status.status import StatusGroup
from models.vocabulary import ClauseKind, Confidence, Modality, Side, Status
from reports.exports.tables.table import (
    ColumnReference,
    Table,
    dates,
    integer,
    link,
    many,
    sources,
    text,
)

CLAUSES = Table(
    "clauses",
    "Clauses",
    "Clauses on sharing samples, data and other benefits, with the state derived for the day asked about",
    (
        text("id", "Id of the agreement and place of the clause in it"),
        link("agreement_url", "Address of the agreement", "agreement.url"),
        text("agreement", "Id of the agreement", "agreement.id"),
        text("agreement_title", "Title of the agreement in English", "agreement.title"),
        *dates("signed", "When the agreement was signed", "agreement.signed"),
        text("agreement_status", "Status of the agreement on the day", "agreement.status", Status),
        text("agreement_status_group", "Group of that status", "agreement.status_group", StatusGroup),
        many("partner_countries", "Codes of the partner states", "agreement.partners"),
        many("partner_organizations", "Ids of the partner organizations", "agreement.organizations"),
        integer("position", "Place in the agreement, from 1", "clause.position"),
        text("kind", "Kind of clause", "clause.kind", ClauseKind),
        text("cluster", "Cluster of the kind", words=ClauseCluster),
        text("modality", "Whether it obliges, permits or forbids", "clause.modality", Modality),
        text("gives", "Who gives", "clause.gives", Side),
        text("receives", "Who receives", "clause.receives", Side),
        text("mission", "Id of the mission it is about", "clause.mission.id"),
        integer("mass_ug", "Mass promised, in micrograms", "clause.mass_ug"),
        *dates("due", "When it is due", "clause.due"),
        text("state", "What became of it by the day", "clause.state", ClauseState),
        text("state_certainty", "How certain that is", "clause.state_certainty", Certainty),
        text("state_reason", "Why", "clause.state_reason"),
        many("movements", "Ids of the movements that answer it", "clause.movements"),
        integer("delivered_ug", "Mass certainly delivered, in micrograms", "clause.delivered_ug"),
        integer(
            "delivered_unreported", "Deliveries of which no mass is reported", "clause.delivered_unreported"
        ),
        sources(),
        text("confidence", "How well the agreement is sourced", "agreement.confidence", Confidence),
        text("summary", "What it says", "clause.summary"),
        text("summary_zh", "The same in Chinese, by the editors", "clause.summary_zh"),
    ),
    references=(ColumnReference("agreement", "agreements"), ColumnReference("mission", "missions")),
)
