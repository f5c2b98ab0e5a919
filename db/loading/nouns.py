"""The nouns of the record: where each stands in the data folder, how it is written, which tables hold it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db.loading import agreement, sample
from db.loading.body import body_rows
from db.loading.claim import claim_rows
from db.loading.country import country_rows
from db.loading.fact import fact_rows
from db.loading.mission import mission_rows
from db.loading.organization import membership_list_rows, organization_rows
from db.loading.restriction import restriction_rows
from db.loading.rows import Context, Row
from db.loading.rule import regime_rows, rule_rows
from db.loading.set_aside import set_aside_rows
from db.loading.translation import place_rows, word_rows
from db.loading.visit import visit_rows
from models.agreement import (
    AbsentClause,
    Agreement,
    AgreementListing,
    AgreementRecord,
    AgreementTopic,
    Clause,
    MergedId,
    MergedIdRecord,
    Participant,
    Relation,
    SetAside,
    SetAsideParticipant,
    SetAsideRecord,
    Signatory,
    TreatyAction,
)
from models.base import Base
from models.body import Body, BodyAlias, BodyRecord
from models.claim import Claim, ClaimRecord
from models.country import Country, CountryName, CountryRecord, CountrySuccessor
from models.fact import Fact, FactCountry, FactOrganization, FactRecord
from models.mission import Mission, MissionAlias, MissionCountry, MissionRecord
from models.organization import (
    Membership,
    MembershipList,
    MembershipListRecord,
    Organization,
    OrganizationRecord,
)
from models.record import Record
from models.restriction import Restriction, RestrictionCountry, RestrictionOrganization, RestrictionRecord
from models.rule import Regime, RegimeKind, RegimeMission, RegimeRecord, RegimeState, Rule, RuleRecord
from models.sample import (
    Batch,
    BatchHolder,
    BatchRecord,
    Movement,
    MovementBatch,
    MovementBody,
    MovementRecord,
    MovementSample,
)
from models.translation import Place, PlaceRecord, Word, WordRecord
from models.visit import Visit, VisitRecord


@dataclass(frozen=True)
class Noun:
    """One noun of the record.

    ``files`` is a pattern below the data folder and ``within`` the key of the list in it, if it is not the whole
    file; ``key`` is the field that names a record; ``tables`` pairs each table with the column that holds the key.
    """

    name: str
    files: str
    record: type[Record]
    tables: tuple[tuple[type[Base], str], ...]
    rows: Callable[[Any, Context], Iterator[Row]]
    key: str = "id"
    within: str | None = None


NOUNS = (
    Noun(
        "country",
        "countries.yaml",
        CountryRecord,
        ((Country, "code"), (CountryName, "country_code"), (CountrySuccessor, "country_code")),
        country_rows,
        key="code",
    ),
    Noun("body", "bodies.yaml", BodyRecord, ((Body, "id"), (BodyAlias, "body_id")), body_rows),
    Noun(
        "organization",
        "organizations.yaml",
        OrganizationRecord,
        ((Organization, "id"),),
        organization_rows,
    ),
    Noun(
        "membership_list",
        "memberships.yaml",
        MembershipListRecord,
        (
            (MembershipList, "organization_id"),
            (Membership, "organization_id"),
            (Organization, "member_list_id"),
        ),
        membership_list_rows,
        key="organization",
    ),
    Noun(
        "mission",
        "missions.yaml",
        MissionRecord,
        ((Mission, "id"), (MissionCountry, "mission_id"), (MissionAlias, "mission_id")),
        mission_rows,
    ),
    Noun(
        "agreement",
        "agreements/*.yaml",
        AgreementRecord,
        (
            (Agreement, "id"),
            (AgreementListing, "agreement_id"),
            (Participant, "agreement_id"),
            (TreatyAction, "agreement_id"),
            (Signatory, "agreement_id"),
            (AgreementTopic, "agreement_id"),
            (Clause, "agreement_id"),
            (AbsentClause, "agreement_id"),
            (Relation, "agreement_id"),
        ),
        agreement.agreement_rows,
    ),
    Noun(
        "set_aside",
        "not-instruments.yaml",
        SetAsideRecord,
        ((SetAside, "id"), (SetAsideParticipant, "set_aside_id")),
        set_aside_rows,
    ),
    Noun(
        "merged_id",
        "agreement-ids-merged.yaml",
        MergedIdRecord,
        ((MergedId, "id"),),
        agreement.merged_id_rows,
    ),
    Noun("visit", "visits.yaml", VisitRecord, ((Visit, "id"),), visit_rows),
    Noun(
        "batch",
        "samples/batches.yaml",
        BatchRecord,
        ((Batch, "id"), (BatchHolder, "batch_id")),
        sample.batch_rows,
    ),
    Noun(
        "movement",
        "samples/movements.yaml",
        MovementRecord,
        (
            (Movement, "id"),
            (MovementBatch, "movement_id"),
            (MovementBody, "movement_id"),
            (MovementSample, "movement_id"),
        ),
        sample.movement_rows,
    ),
    Noun(
        "regime",
        "samples/rules.yaml",
        RegimeRecord,
        (
            (Regime, "id"),
            (RegimeState, "regime_id"),
            (RegimeMission, "regime_id"),
            (RegimeKind, "regime_id"),
        ),
        regime_rows,
        within="regimes",
    ),
    Noun("rule", "samples/rules.yaml", RuleRecord, ((Rule, "id"),), rule_rows, within="rules"),
    Noun(
        "restriction",
        "restrictions.yaml",
        RestrictionRecord,
        (
            (Restriction, "id"),
            (RestrictionCountry, "restriction_id"),
            (RestrictionOrganization, "restriction_id"),
        ),
        restriction_rows,
    ),
    Noun("claim", "claims.yaml", ClaimRecord, ((Claim, "id"),), claim_rows),
    Noun(
        "fact",
        "facts-other.yaml",
        FactRecord,
        ((Fact, "id"), (FactCountry, "fact_id"), (FactOrganization, "fact_id")),
        fact_rows,
    ),
    Noun("word", "translations/zh/vocabulary.yaml", WordRecord, ((Word, "key"),), word_rows, key="key"),
    Noun("place", "translations/zh/places.yaml", PlaceRecord, ((Place, "name"),), place_rows, key="place"),
)
"""Every noun but translations, which follow the noun they translate (``db.loading.overlay``)."""

NOUN = {noun.name: noun for noun in NOUNS}
