"""The measures by name: what each says, in which unit, by which formula, from which source."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from models.fairness.inequality import (
    Amounts,
    atkinson,
    effective_number,
    gini,
    gini_corrected,
    hhi,
    hhi_normalised,
    jain,
    largest_share,
    theil_t,
)
from models.wording.reason import N_


class Index(StrEnum):
    """A figure about how something was shared."""

    GINI = "gini"
    GINI_CORRECTED = "gini_corrected"
    THEIL_T = "theil_t"
    THEIL_WITHIN = "theil_within"
    THEIL_BETWEEN = "theil_between"
    ATKINSON_0_5 = "atkinson_0_5"
    ATKINSON_1 = "atkinson_1"
    JAIN = "jain"
    HHI = "hhi"
    HHI_NORMALISED = "hhi_normalised"
    EFFECTIVE_NUMBER = "effective_number"
    LARGEST_SHARE = "largest_share"


@dataclass(frozen=True, slots=True)
class Measure:
    """What stands beside a figure.

    Attributes:
        title: its name.
        formula: in plain characters, alike in every language: x the amounts, X their sum, n their number, μ their mean, s the shares, g a group.
        range: least and greatest value, in the same characters.
        says: what a high value means.
        unit: "1" for a plain number, "nat" for Theil's.
        source: author and year, and a page where the formula was read (data/benefit-taxonomy.yaml).
        of: the index of amounts that are known; None for the parts of Theil's T, which need groups.

    """

    title: str
    formula: str
    range: str
    says: str
    unit: str
    source: str
    of: Callable[[Amounts], float | None] | None


_UNEQUAL = N_("0 = equal; higher = less equal")
_CONCENTRATED = N_("higher = more concentrated")
_THEIL = "Theil 1967; http://www.informationdelight.info/encyclopedia/entry/Theil_index"
_GINI = "Gini 1912; https://mathworld.wolfram.com/GiniCoefficient.html"
_ATKINSON = "Atkinson 1970; https://infinitelexicon.com/Atkinsonindeksi"
_HHI = "Herfindahl 1950, Hirschman 1964; http://connectbrevard.org/knowledgebase/detail.php?category=9&linkID=604&xrefID=3246"
_JAIN = "Jain, Chiu and Hawe 1984 (DEC-TR-301); https://reimbar.org/posts/jain-fairness/"

MEASURES: dict[Index, Measure] = {
    Index.GINI: Measure(
        N_("Gini coefficient"),
        "G = Σ (2i − n − 1) x(i) / (n Σ x), x(1) ≤ … ≤ x(n)",
        "0 … (n − 1)/n",
        _UNEQUAL,
        "1",
        _GINI,
        gini,
    ),
    Index.GINI_CORRECTED: Measure(
        N_("Gini coefficient, corrected for small populations"),
        "G · n/(n − 1)",
        "0 … 1",
        _UNEQUAL,
        "1",
        _GINI,
        gini_corrected,
    ),
    Index.THEIL_T: Measure(
        N_("Theil's T"), "T = Σ s ln(n s), 0 ln 0 = 0", "0 … ln n", _UNEQUAL, "nat", _THEIL, theil_t
    ),
    Index.THEIL_WITHIN: Measure(
        N_("Theil's T within regions"),
        "Σ S(g) T(g), S(g) = X(g) / X",
        "0 … T",
        _UNEQUAL,
        "nat",
        _THEIL,
        None,
    ),
    Index.THEIL_BETWEEN: Measure(
        N_("Theil's T between regions"),
        "Σ S(g) ln(μ(g) / μ), S(g) = X(g) / X",
        "0 … T",
        _UNEQUAL,
        "nat",
        _THEIL,
        None,
    ),
    Index.ATKINSON_0_5: Measure(
        N_("Atkinson index, ε = 0.5"),
        "A = 1 − (Σ √x / n)² / μ",
        "0 … 1 − 1/n",
        _UNEQUAL,
        "1",
        _ATKINSON,
        lambda amounts: atkinson(amounts, 0.5),
    ),
    Index.ATKINSON_1: Measure(
        N_("Atkinson index, ε = 1"),
        "A = 1 − (Π x)^(1/n) / μ; x(1) = 0: A = 1",
        "0 … 1",
        _UNEQUAL,
        "1",
        _ATKINSON,
        lambda amounts: atkinson(amounts, 1),
    ),
    Index.JAIN: Measure(
        N_("Jain's fairness index"),
        "J = (Σ x)² / (n Σ x²)",
        "1/n … 1",
        N_("1 = equal; lower = less equal"),
        "1",
        _JAIN,
        jain,
    ),
    Index.HHI: Measure(
        N_("Herfindahl-Hirschman index"), "H = Σ s²", "1/n … 1", _CONCENTRATED, "1", _HHI, hhi
    ),
    Index.HHI_NORMALISED: Measure(
        N_("Herfindahl-Hirschman index, normalised"),
        "H* = (H − 1/n) / (1 − 1/n)",
        "0 … 1",
        _CONCENTRATED,
        "1",
        _HHI,
        hhi_normalised,
    ),
    Index.EFFECTIVE_NUMBER: Measure(
        N_("Effective number of recipients"),
        "1/H",
        "1 … n",
        N_("lower = more concentrated"),
        "1",
        _HHI,
        effective_number,
    ),
    Index.LARGEST_SHARE: Measure(
        N_("Largest share"), "max x / Σ x", "1/n … 1", _CONCENTRATED, "1", _HHI, largest_share
    ),
}
