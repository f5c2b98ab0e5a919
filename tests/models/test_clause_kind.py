"""What the kinds of clause mean, held to the vocabulary and to the file it comes from."""

import pytest
import yaml
from conftest import DATA
from hypothesis import given
from hypothesis import strategies as st

from models.clauses.kind import (
    MEANINGS,
    SAMPLE_KINDS,
    BenefitNature,
    ClauseCluster,
    Coding,
    coding,
    kinds_of,
)
from models.vocabulary import ClauseKind

SOME = st.sets(st.sampled_from(ClauseKind))


def test_every_kind_stands_in_one_cluster_and_every_cluster_has_one() -> None:
    assert set(MEANINGS) == set(ClauseKind)
    assert sorted(kind for cluster in ClauseCluster for kind in kinds_of(cluster)) == sorted(ClauseKind)
    assert all(kinds_of(cluster) for cluster in ClauseCluster)
    assert SAMPLE_KINDS == (
        ClauseKind.SAMPLE_GIFT,
        ClauseKind.SAMPLE_EXCHANGE,
        ClauseKind.SAMPLE_LOAN,
        ClauseKind.SAMPLE_ACCESS,
    )


def test_the_items_of_the_nagoya_annex_are_those_of_the_taxonomy() -> None:
    taxonomy = yaml.safe_load((DATA / "benefit-taxonomy.yaml").read_text(encoding="utf-8"))
    codes: dict[str, set[str]] = {kind.value: set() for kind in ClauseKind}
    for vocabulary in taxonomy["vocabularies"]:
        if vocabulary["id"].startswith("nagoya-"):
            for item in vocabulary["items"]:
                for kind in item["project_clause_kinds"]:
                    codes[kind].add(item["code"])

    assert {kind.value: set(meaning.nagoya) for kind, meaning in MEANINGS.items()} == codes


@pytest.mark.parametrize(
    ("kind", "nature"),
    [
        (ClauseKind.COST_SHARING, BenefitNature.MONETARY),
        (ClauseKind.DATA_SHARING, BenefitNature.NON_MONETARY),
        (ClauseKind.SAMPLE_LOAN, BenefitNature.NON_MONETARY),
        (ClauseKind.INTELLECTUAL_PROPERTY, BenefitNature.EITHER),
    ],
)
def test_money_or_not_follows_from_the_half_of_the_annex(kind: ClauseKind, nature: BenefitNature) -> None:
    assert MEANINGS[kind].nature is nature


@given(kinds=SOME.filter(bool), present=SOME, absent=SOME)
def test_absent_is_only_what_was_looked_for_in_full(
    kinds: set[ClauseKind], present: set[ClauseKind], absent: set[ClauseKind]
) -> None:
    answer = coding(kinds, present, absent)

    assert (answer is Coding.PRESENT) == bool(kinds & present)
    if answer is Coding.CODED_ABSENT:
        assert kinds <= absent
    if not absent and not kinds & present:
        assert answer is Coding.NOT_CODED
