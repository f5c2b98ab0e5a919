"""Controlled words of the record, one closed list per enumeration.

Values are those of the record format; their English and Chinese labels stand in
``data/translations/zh/vocabulary.yaml`` under the list that ``LISTS`` names.
"""

from enum import StrEnum


class InstrumentKind(StrEnum):
    """What sort of instrument an agreement is; an instrument may be binding or not."""

    TREATY = "treaty"
    CONVENTION = "convention"
    INTERGOVERNMENTAL_AGREEMENT = "intergovernmental_agreement"
    AGENCY_AGREEMENT = "agency_agreement"
    MEMORANDUM_OF_UNDERSTANDING = "memorandum_of_understanding"
    PROTOCOL = "protocol"
    IMPLEMENTING_ARRANGEMENT = "implementing_arrangement"
    PROGRAMME = "programme"
    JOINT_STATEMENT = "joint_statement"
    LETTER_OF_INTENT = "letter_of_intent"
    CONTRACT = "contract"
    OTHER = "other"


class TreatyActionKind(StrEnum):
    """What a participant does to an instrument, in the words of the UN Treaty Collection glossary."""

    ADOPTION = "adoption"
    INITIALLING = "initialling"
    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    DEPOSIT = "deposit"
    PROVISIONAL_APPLICATION = "provisional_application"
    ENTRY_INTO_FORCE = "entry_into_force"
    EXTENSION = "extension"
    AMENDMENT = "amendment"
    SUSPENSION = "suspension"
    WITHDRAWAL = "withdrawal"
    DENUNCIATION = "denunciation"
    TERMINATION = "termination"
    EXPIRY = "expiry"
    SUPERSESSION = "supersession"
    AUTHENTICATION = "authentication"
    FORMAL_CONFIRMATION = "formal_confirmation"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"
    REGISTRATION = "registration"
    PUBLICATION = "publication"


class ClauseKind(StrEnum):
    """What a clause shares or settles."""

    SAMPLE_GIFT = "sample_gift"
    SAMPLE_EXCHANGE = "sample_exchange"
    SAMPLE_LOAN = "sample_loan"
    SAMPLE_ACCESS = "sample_access"
    DATA_SHARING = "data_sharing"
    JOINT_RESEARCH = "joint_research"
    PUBLICATION = "publication"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    PAYLOAD_FLIGHT = "payload_flight"
    TRAINING = "training"
    TECHNOLOGY_TRANSFER = "technology_transfer"
    COST_SHARING = "cost_sharing"
    BENEFIT_SHARING_PRINCIPLE = "benefit_sharing_principle"
    EXHIBITION = "exhibition"


class Topic(StrEnum):
    """The field of work an agreement covers."""

    LUNAR_EXPLORATION = "lunar_exploration"
    DEEP_SPACE = "deep_space"
    CREWED_SPACEFLIGHT = "crewed_spaceflight"
    EARTH_OBSERVATION = "earth_observation"
    NAVIGATION = "navigation"
    COMMUNICATIONS = "communications"
    SPACE_SCIENCE = "space_science"
    LAUNCH = "launch"
    TRACKING_GROUND_STATIONS = "tracking_ground_stations"
    SPACE_DEBRIS_TRAFFIC = "space_debris_traffic"
    CAPACITY_BUILDING = "capacity_building"
    SPACE_LAW_POLICY = "space_law_policy"
    DISASTER_MANAGEMENT = "disaster_management"
    METEOROLOGY = "meteorology"
    GENERAL = "general"


class Status(StrEnum):
    """Where an instrument stands on a day; always derived, never typed in."""

    NEGOTIATING = "negotiating"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    TERMINATED = "terminated"
    UNKNOWN = "unknown"
    SUSPENDED = "suspended"


class Confidence(StrEnum):
    """How well a record is sourced: an official page or two publishers, one report, a passing mention."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RelationKind(StrEnum):
    """How one instrument stands to an earlier or a wider one."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    RENEWS = "renews"
    SUPERSEDES = "supersedes"
    FOLLOWS = "follows"
    PART_OF = "part_of"


class Modality(StrEnum):
    """Whether a clause obliges, permits or forbids."""

    SHALL = "shall"
    MAY = "may"
    SHALL_NOT = "shall_not"


class Side(StrEnum):
    """Which side gives or receives: the home side, the partner side, or both."""

    HOME = "home"
    PARTNER = "partner"
    BOTH = "both"


class MovementKind(StrEnum):
    """What happened to a sample."""

    COLLECTION = "collection"
    ALLOCATION = "allocation"
    RESERVE = "reserve"
    LOAN = "loan"
    RETURN = "return"
    GIFT = "gift"
    EXCHANGE = "exchange"
    EXHIBITION = "exhibition"
    REQUEST = "request"


class MassStatus(StrEnum):
    """How well a mass is known."""

    REPORTED = "reported"
    APPROXIMATE = "approximate"
    PLANNED = "planned"
    DISPUTED = "disputed"
    UNREPORTED = "unreported"


class Purpose(StrEnum):
    """What a movement of samples was for."""

    RESEARCH = "research"
    RESERVE = "reserve"
    GIFT = "gift"
    EXHIBITION = "exhibition"


class VisitKind(StrEnum):
    """The rank of a visit, or the kind of meeting."""

    STATE_VISIT = "state_visit"
    OFFICIAL_VISIT = "official_visit"
    WORKING_VISIT = "working_visit"
    CONFERENCE = "conference"
    CEREMONY = "ceremony"


class RestrictionKind(StrEnum):
    """What form a restriction on cooperation takes."""

    LAW = "law"
    EXPORT_CONTROL = "export_control"
    SANCTION = "sanction"
    POLICY = "policy"
    LAPSE = "lapse"
    CONDITION = "condition"
    EXCEPTION = "exception"
    OTHER = "other"


class ClaimKind(StrEnum):
    """What a published figure counts."""

    AGREEMENT_COUNT = "agreement_count"
    ILRS_PARTNERS = "ilrs_partners"
    OTHER_COUNT = "other_count"


class ClaimRelation(StrEnum):
    """How a published figure bounds the true one."""

    EXACTLY = "exactly"
    MORE_THAN = "more_than"
    NEARLY = "nearly"
    ABOUT = "about"


class Region(StrEnum):
    """Region of the world, UN M49."""

    AFRICA = "Africa"
    AMERICAS = "Americas"
    ASIA = "Asia"
    EUROPE = "Europe"
    OCEANIA = "Oceania"


class Subregion(StrEnum):
    """Subregion of the world, UN M49."""

    NORTHERN_AFRICA = "Northern Africa"
    WESTERN_AFRICA = "Western Africa"
    MIDDLE_AFRICA = "Middle Africa"
    EASTERN_AFRICA = "Eastern Africa"
    SOUTHERN_AFRICA = "Southern Africa"
    NORTHERN_AMERICA = "Northern America"
    CENTRAL_AMERICA = "Central America"
    CARIBBEAN = "Caribbean"
    SOUTH_AMERICA = "South America"
    CENTRAL_ASIA = "Central Asia"
    EASTERN_ASIA = "Eastern Asia"
    SOUTH_EASTERN_ASIA = "South-eastern Asia"
    SOUTHERN_ASIA = "Southern Asia"
    WESTERN_ASIA = "Western Asia"
    EASTERN_EUROPE = "Eastern Europe"
    NORTHERN_EUROPE = "Northern Europe"
    SOUTHERN_EUROPE = "Southern Europe"
    WESTERN_EUROPE = "Western Europe"
    AUSTRALIA_AND_NEW_ZEALAND = "Australia and New Zealand"
    MELANESIA = "Melanesia"
    MICRONESIA = "Micronesia"
    POLYNESIA = "Polynesia"


class CountryKind(StrEnum):
    """Whether an entry of the naming table is a state or a region of one."""

    STATE = "state"
    REGION = "region"


class BodyKind(StrEnum):
    """What sort of body signs or runs cooperation."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    MINISTRY = "ministry"
    INSTITUTE = "institute"
    UNIVERSITY = "university"
    COMPANY = "company"
    ORGANIZATION = "organization"


class OrganizationKind(StrEnum):
    """What sort of organization or mechanism it is."""

    UN_BODY = "un_body"
    INTERGOVERNMENTAL = "intergovernmental"
    INTER_AGENCY = "inter_agency"
    NON_GOVERNMENTAL = "non_governmental"


class MembershipKind(StrEnum):
    """How a state belongs to an organization; only a member is bound by its instruments."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    COOPERATING = "cooperating"
    SIGNATORY = "signatory"
    INVITED = "invited"


class MissionKind(StrEnum):
    """What a mission is."""

    SAMPLE_RETURN = "sample_return"
    LANDER = "lander"
    ORBITER = "orbiter"
    SATELLITE = "satellite"
    STATION = "station"
    PROGRAMME = "programme"


class FactKind(StrEnum):
    """What a fact beside the agreements is about."""

    MECHANISM = "mechanism"
    EQUIPMENT_GIFT = "equipment_gift"
    TRACKING_SUPPORT = "tracking_support"
    PAYLOAD_OFFER = "payload_offer"
    PAYLOAD_SELECTION = "payload_selection"
    PAYLOAD_FLIGHT = "payload_flight"
    DATA_SHARING = "data_sharing"
    DATA_EXCHANGE = "data_exchange"
    DATA_HANDOVER = "data_handover"
    POLICY = "policy"
    NUMERIC_OR_FIRST = "numeric_or_first"
    RECOGNITION = "recognition"
    APPLICATION = "application"
    INVITATION = "invitation"


class RuleTopic(StrEnum):
    """What a rule on access to samples settles."""

    GOVERNANCE = "governance"
    SCOPE = "scope"
    ELIGIBILITY = "eligibility"
    APPLICATION = "application"
    REVIEW_PROCESS = "review_process"
    PRIORITY = "priority"
    PURPOSE_CATEGORIES = "purpose_categories"
    NON_DESTRUCTIVE_FIRST = "non_destructive_first"
    MASS_LIMITS = "mass_limits"
    LOAN_TERM = "loan_term"
    RETURN = "return"
    THIRD_PARTY_TRANSFER = "third_party_transfer"
    TRANSPORT = "transport"
    DATA_DEPOSIT = "data_deposit"
    PUBLICATION_ACKNOWLEDGEMENT = "publication_acknowledgement"
    IP = "ip"
    REPORTING = "reporting"
    SANCTIONS = "sanctions"
    DISPLAY = "display"
    INTERNATIONAL_COOPERATION = "international_cooperation"


LISTS: dict[str, type[StrEnum]] = {
    "kind": InstrumentKind,
    "action": TreatyActionKind,
    "clause_kind": ClauseKind,
    "topic": Topic,
    "status": Status,
    "confidence": Confidence,
    "relation": RelationKind,
    "modality": Modality,
    "direction": Side,
    "movement_kind": MovementKind,
    "mass_status": MassStatus,
    "purpose": Purpose,
    "visit_kind": VisitKind,
    "restriction_kind": RestrictionKind,
    "claim_kind": ClaimKind,
    "claim_relation": ClaimRelation,
    "region": Region,
    "subregion": Subregion,
    "country_kind": CountryKind,
    "body_kind": BodyKind,
    "organization_kind": OrganizationKind,
    "membership_kind": MembershipKind,
    "mission_kind": MissionKind,
    "fact_kind": FactKind,
    "rule_topic": RuleTopic,
}
"""Name of a list in the vocabulary file, and the enumeration it labels."""
