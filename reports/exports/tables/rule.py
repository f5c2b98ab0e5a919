"""Rules of access to samples as flat tables: the sets of rules, and what each says on a topic."""

from models.clauses.rule_scope import Receivers
from models.dates.certainty import Certainty
from models.vocabulary import Confidence, RuleTopic
from reports.exports.tables.table import (
    ColumnReference,
    Table,
    boolean,
    dates,
    link,
    many,
    sources,
    text,
)

RULES = Table(
    "rules",
    "Rules of access",
    "What published rules say on a topic; found false: looked for and not met in what was read",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("regime", "Id of the set of rules"),
        text("topic", "What it settles", words=RuleTopic),
        text("article", "Article or section"),
        boolean("found", "Whether it was found"),
        text("rule", "The rule, in the record's own words"),
        text("rule_zh", "The same in Chinese, by the editors"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
    references=(ColumnReference("regime", "regimes"),),
)

REGIMES = Table(
    "regimes",
    "Sets of rules of access",
    "Published rules and practice for access to returned samples",
    (
        text("id", "Readable id, never changed"),
        text("title", "Title in English"),
        text("title_zh", "Official Chinese title"),
        text("number", "Number of the document"),
        text("issuer", "Who issued it"),
        many("states", "Codes of the states whose rules they are"),
        *dates("adopted", "When it was adopted"),
        *dates("first_published", "When it was first published"),
        text("issued", "Whether it was issued by the day", words=Certainty),
        text("status", "Status as its sources have it"),
        text("extent", "Extent"),
        many("missions", "Ids of the missions whose samples it governs"),
        many("kinds", "Kinds of movement it is about; empty: all"),
        text("receivers", "Receivers it governs", words=Receivers),
        sources(),
    ),
)
