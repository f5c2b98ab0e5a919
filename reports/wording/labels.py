"""Words of our own for what the readings name by a code and the record's vocabulary does not label."""

from models.clauses.kind import BenefitNature, ClauseCluster, Coding
from models.clauses.rule_scope import Receivers
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.effect import EffectBasis, EffectValue
from models.fairness.scope import DistributionName, PartnerUnit, PopulationRule
from models.matching import Binding
from models.status.status import Flag, InForce, StatusGroup
from models.status.term import Basis
from models.via import Via
from models.vocabulary import RelationKind, Side
from models.wording.reason import N_

LABELS: dict[type, dict[str, str]] = {
    PartnerUnit: {
        PartnerUnit.STATE: N_("states"),
        PartnerUnit.INSTITUTION: N_("institutions"),
    },
    PopulationRule: {
        PopulationRule.RECIPIENTS: N_("recipients only"),
        PopulationRule.ENGAGED: N_("also those with a clause on samples or a request"),
        PopulationRule.PARTNERS: N_("all partners, those with nothing included"),
    },
    DistributionName: {
        DistributionName.GIVEN: N_("passed on for good"),
        DistributionName.LENT: N_("lent"),
        DistributionName.SHOWN: N_("shown"),
        DistributionName.ASKED: N_("different kinds together"),
    },
    Via: {
        Via.DIRECT: N_("direct"),
        Via.MULTILATERAL: N_("multilateral"),
        Via.ORGANIZATION: N_("through an organization"),
    },
    Binding: {
        Binding.TRUE: N_("legally binding"),
        Binding.FALSE: N_("not legally binding"),
        Binding.NOT_DOCUMENTED: N_("binding force not documented"),
    },
    StatusGroup: {
        StatusGroup.IN_FORCE: N_("in force"),
        StatusGroup.NOT_DOCUMENTED: N_("in force: not documented"),
        StatusGroup.PAST: N_("past"),
    },
    InForce: {
        InForce.YES: N_("yes"),
        InForce.POSSIBLY: N_("possibly"),
        InForce.NO: N_("no"),
        InForce.NOT_DOCUMENTED: N_("not documented"),
    },
    EffectValue: {
        EffectValue.IN_EFFECT: N_("in effect"),
        EffectValue.POSSIBLY: N_("possibly in effect"),
        EffectValue.SUSPENDED: N_("suspended"),
        EffectValue.ENDED: N_("ended"),
        EffectValue.COMPLETED: N_("completed"),
        EffectValue.NOT_YET: N_("not yet in effect"),
        EffectValue.POLITICAL: N_("political: stated, never in force"),
        EffectValue.UNKNOWN: N_("not known"),
    },
    EffectBasis: {
        EffectBasis.DOCUMENTED: N_("documented in acts or term"),
        EffectBasis.REPORTED: N_("reported by a source"),
        EffectBasis.PRESUMED: N_("presumed by a written rule"),
        EffectBasis.NONE: N_("no evidence that reaches this day"),
    },
    Certainty: {
        Certainty.YES: N_("yes"),
        Certainty.POSSIBLY: N_("possibly"),
        Certainty.NO: N_("no"),
    },
    Basis: {
        Basis.STATED: N_("as a source states"),
        Basis.COMPUTED: N_("computed from the length of the term"),
    },
    Side: {
        Side.HOME: "",  # the home state's own name stands here
        Side.PARTNER: N_("the partner side"),
        Side.BOTH: N_("both sides"),
    },
    Flag: {
        Flag.IN_FORCE_BEFORE_SIGNATURE: N_("It entered into force before it was signed."),
        Flag.ENDED_BEFORE_IN_FORCE: N_("The documented end lies before the entry into force."),
        Flag.REPORTED_DIFFERS: N_("What sources report differs from what the documented acts show."),
        Flag.TERM_MAY_HAVE_RUN_OUT: N_("Its term may have run out."),
        Flag.RENEWAL_NOT_DOCUMENTED: N_("Its term ran out or may have; a renewal is not documented."),
        Flag.EXTENSION_NOT_DOCUMENTED: N_("It was extended; until when is not documented."),
    },
    ClauseCluster: {
        ClauseCluster.SAMPLES: N_("samples"),
        ClauseCluster.DATA: N_("data"),
        ClauseCluster.PAYLOAD_FLIGHT: N_("payload flight"),
        ClauseCluster.JOINT_RESEARCH: N_("joint research"),
        ClauseCluster.TRAINING: N_("training"),
        ClauseCluster.TECHNOLOGY: N_("technology"),
        ClauseCluster.PUBLICATION: N_("publication"),
        ClauseCluster.INTELLECTUAL_PROPERTY: N_("intellectual property"),
        ClauseCluster.COST: N_("cost"),
        ClauseCluster.EXHIBITION: N_("exhibition"),
        ClauseCluster.PRINCIPLE: N_("principle"),
    },
    BenefitNature: {
        BenefitNature.MONETARY: N_("money"),
        BenefitNature.NON_MONETARY: N_("not money"),
        BenefitNature.EITHER: N_("money or not"),
    },
    Coding: {
        Coding.PRESENT: N_("known"),
        Coding.CODED_ABSENT: N_("none: the full text was read and holds no such clause"),
        Coding.NOT_CODED: N_("none known; whether there is one has not been established"),
    },
    ClauseState: {
        ClauseState.FULFILLED: N_("fulfilled"),
        ClauseState.PARTLY_FULFILLED: N_("partly fulfilled"),
        ClauseState.OPEN: N_("open"),
        ClauseState.OVERDUE: N_("overdue"),
        ClauseState.NOT_DOCUMENTED: N_("not documented"),
    },
    Receivers: {
        Receivers.HOME: N_("receivers at home"),
        Receivers.FOREIGN: N_("receivers abroad"),
        Receivers.ANY: N_("every receiver"),
    },
}
"""English message of each member of an enumeration, by enumeration."""

TURNED_ROUND: dict[RelationKind, str] = {
    RelationKind.IMPLEMENTS: N_("is implemented by"),
    RelationKind.AMENDS: N_("is amended by"),
    RelationKind.RENEWS: N_("is renewed by"),
    RelationKind.SUPERSEDES: N_("is superseded by"),
    RelationKind.FOLLOWS: N_("is followed by"),
    RelationKind.PART_OF: N_("includes"),
}
"""How an instrument stands to a later one that names it."""

GROUP_HEADINGS: dict[StatusGroup, tuple[str, str]] = {
    StatusGroup.IN_FORCE: (
        N_("In force"),
        N_("Entry into force is documented, and no end up to this day."),
    ),
    StatusGroup.NOT_DOCUMENTED: (
        N_("In force: not documented"),
        N_(
            "Signed or reported; this record has found neither entry into force nor an end. "
            "That does not say that they are not in force."
        ),
    ),
    StatusGroup.PAST: (
        N_("Past"),
        N_("Expired, terminated or superseded by this day."),
    ),
}
"""Under which heading agreements of each group stand on page and paper, and what it means."""
