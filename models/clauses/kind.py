"""What the kinds of clause mean: their cluster, a gloss, and the items of the Nagoya Annex that they correspond to.

The Annex of the Nagoya Protocol (2010) lists the benefits that access to a resource may be traded for. The record's
clauses are about other resources, so the correspondence is one of kind and no claim that the Protocol applies; it is
held by a test to ``data/benefit-taxonomy.yaml``. A kind that no item of the Annex names has no codes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import ClauseKind
from models.wording.reason import N_


class ClauseCluster(StrEnum):
    """Kinds of clause that belong together; every kind stands in one cluster."""

    SAMPLES = "samples"
    DATA = "data"
    PAYLOAD_FLIGHT = "payload_flight"
    JOINT_RESEARCH = "joint_research"
    TRAINING = "training"
    TECHNOLOGY = "technology"
    PUBLICATION = "publication"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    COST = "cost"
    EXHIBITION = "exhibition"
    PRINCIPLE = "principle"


class BenefitNature(StrEnum):
    """Whether what a clause shares is money: by the half of the Nagoya Annex in which its items stand."""

    MONETARY = "monetary"
    NON_MONETARY = "non_monetary"
    EITHER = "either"


class Coding(StrEnum):
    """What is known of a kind of clause in one agreement."""

    PRESENT = "present"
    CODED_ABSENT = "coded_absent"
    """The full text was read and holds none."""
    NOT_CODED = "not_coded"
    """None is known; whether there is one has not been established."""


@dataclass(frozen=True, slots=True)
class ClauseMeaning:
    """What one kind of clause means."""

    kind: ClauseKind
    cluster: ClauseCluster
    gloss: str
    """One sentence, a gettext msgid."""
    nagoya: tuple[str, ...]
    """Codes of the items of the Nagoya Annex: ``NP-M-…`` monetary, ``NP-N-…`` non-monetary."""

    @property
    def nature(self) -> BenefitNature:
        """Whether it is about money; what no item of the Annex names is not."""
        halves = {code.startswith("NP-M-") for code in self.nagoya}
        if halves == {True, False}:
            return BenefitNature.EITHER
        return BenefitNature.MONETARY if True in halves else BenefitNature.NON_MONETARY


def _meaning(kind: ClauseKind, cluster: ClauseCluster, gloss: str, nagoya: str = "") -> ClauseMeaning:
    return ClauseMeaning(kind, cluster, gloss, tuple(f"NP-{code}" for code in nagoya.split()))


MEANINGS: dict[ClauseKind, ClauseMeaning] = {
    meaning.kind: meaning
    for meaning in (
        _meaning(
            ClauseKind.SAMPLE_GIFT,
            ClauseCluster.SAMPLES,
            N_("Samples pass to the receiver for good."),
        ),
        _meaning(
            ClauseKind.SAMPLE_EXCHANGE,
            ClauseCluster.SAMPLES,
            N_("Each side gives samples for samples of the other."),
        ),
        _meaning(
            ClauseKind.SAMPLE_LOAN,
            ClauseCluster.SAMPLES,
            N_("Samples are handed over for a time and remain the lender’s."),
        ),
        _meaning(
            ClauseKind.SAMPLE_ACCESS,
            ClauseCluster.SAMPLES,
            N_("The receiver may apply for samples, or study them where they are kept."),
            "N-e",
        ),
        _meaning(
            ClauseKind.DATA_SHARING,
            ClauseCluster.DATA,
            N_("Data or scientific results are given, exchanged or opened."),
            "N-a N-e N-k",
        ),
        _meaning(
            ClauseKind.PAYLOAD_FLIGHT,
            ClauseCluster.PAYLOAD_FLIGHT,
            N_("An instrument or satellite of one side flies on a mission of the other."),
        ),
        _meaning(
            ClauseKind.JOINT_RESEARCH,
            ClauseCluster.JOINT_RESEARCH,
            N_("Both sides do research together, or one funds research of the other."),
            "M-h N-b N-m N-n",
        ),
        _meaning(
            ClauseKind.TRAINING,
            ClauseCluster.TRAINING,
            N_("People are trained, or institutions are built up."),
            "M-g N-d N-g N-h N-i N-j",
        ),
        _meaning(
            ClauseKind.TECHNOLOGY_TRANSFER,
            ClauseCluster.TECHNOLOGY,
            N_("Technology, know-how or a part in development passes to the receiver."),
            "N-c N-f N-g",
        ),
        _meaning(
            ClauseKind.PUBLICATION,
            ClauseCluster.PUBLICATION,
            N_("How results are published and who is named."),
            "N-a N-p",
        ),
        _meaning(
            ClauseKind.INTELLECTUAL_PROPERTY,
            ClauseCluster.INTELLECTUAL_PROPERTY,
            N_("Who owns inventions and works, and who may use them."),
            "M-e M-j N-q",
        ),
        _meaning(
            ClauseKind.COST_SHARING,
            ClauseCluster.COST,
            N_("Who pays for what."),
            "M-a M-b M-c M-i",
        ),
        _meaning(
            ClauseKind.EXHIBITION,
            ClauseCluster.EXHIBITION,
            N_("Objects are shown to the public."),
            "N-p",
        ),
        _meaning(
            ClauseKind.BENEFIT_SHARING_PRINCIPLE,
            ClauseCluster.PRINCIPLE,
            N_("Benefits are to be shared, without saying which."),
            "M-d M-f N-l N-o",
        ),
    )
}
"""Every kind of clause in the order in which tables show them: cluster by cluster."""

KINDS: tuple[ClauseKind, ...] = tuple(MEANINGS)
"""Every kind of clause, cluster by cluster."""


def kinds_of(cluster: ClauseCluster) -> tuple[ClauseKind, ...]:
    """The kinds of clause in a cluster."""
    return tuple(kind for kind, meaning in MEANINGS.items() if meaning.cluster is cluster)


SAMPLE_KINDS = kinds_of(ClauseCluster.SAMPLES)
"""The kinds of clause about samples."""


def coding(
    kinds: Collection[ClauseKind], present: Collection[ClauseKind], absent: Collection[ClauseKind]
) -> Coding:
    """What is known of ``kinds`` as one group in an agreement.

    One clause of any of them makes the group present; it is coded absent only where every one of them was looked for
    in the full text and not found. Everything else is not coded: that no clause is known does not say that none exists.
    """
    if any(kind in present for kind in kinds):
        return Coding.PRESENT
    return Coding.CODED_ABSENT if all(kind in absent for kind in kinds) else Coding.NOT_CODED
