"""Agreements as a page shows them: in force, not documented, past, each heap with what it means."""

from collections.abc import Sequence
from typing import NamedTuple

from models.status.status import StatusGroup
from reports.agreements.agreement import AgreementReading
from reports.agreements.summary import GROUPS
from reports.wording.labels import GROUP_HEADINGS
from web.request import PageRequest


class AgreementGroup(NamedTuple):
    """Agreements of one standing, under a heading."""

    group: StatusGroup
    heading: str
    says: str
    agreements: list[AgreementReading]


def agreement_groups(asked: PageRequest, agreements: Sequence[AgreementReading]) -> list[AgreementGroup]:
    """Agreements by where they stand, each group in the order given."""
    return [
        AgreementGroup(
            group,
            asked.gettext(GROUP_HEADINGS[group][0]),
            asked.gettext(GROUP_HEADINGS[group][1]),
            [each for each in agreements if each.status_group is group],
        )
        for group in GROUPS
    ]
