"""Agreements as a page shows them: in force, not documented, past, each heap with what it means."""

from collections.abc import Sequence
from typing import NamedTuple

from models.status.status import StatusGroup
from models.wording.reason import N_
from reports.agreements.agreement import AgreementReading
from reports.agreements.summary import GROUPS
from web.request import PageRequest

_HEADINGS = {
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
            asked.gettext(_HEADINGS[group][0]),
            asked.gettext(_HEADINGS[group][1]),
            [each for each in agreements if each.status_group is group],
        )
        for group in GROUPS
    ]
