"""Words of our own for what the readings name by a code and the record's vocabulary does not label."""

from db.queries.door import Door
from models.certainty import Certainty
from models.reason import N_
from models.status import Flag, InForce, StatusGroup
from models.term import Basis
from models.vocabulary import RelationKind, Side

LABELS: dict[type, dict[str, str]] = {
    Door: {
        Door.DIRECT: N_("direct"),
        Door.MULTILATERAL: N_("multilateral"),
        Door.ORGANIZATION: N_("through an organization"),
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
