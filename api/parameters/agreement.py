"""How a list of agreements is given: its fields, its facets, and the place where it goes on."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from api.parameters import cursor as cursors
from api.parameters.formats import InFormat
from api.parameters.paging import Sorted, split_values
from db.queries.agreement_page import ListPosition
from reports.agreements.facets import Trait
from reports.agreements.listing import ITEM_FIELDS, SortedPlace
from reports.agreements.matching import Sort
from reports.parameters.agreement import AgreementListParameters


class _WithFacets(AgreementListParameters):
    """Parameters of a list with counts beside it."""

    facets: Annotated[list[Trait], BeforeValidator(split_values)] = Field(
        default_factory=list,
        max_length=len(Trait),
        description="Counts by these traits, with commas between them. Each leaves the filter on its own trait out "
        "(decade: the days of signature); an agreement with several values counts under each",
    )


class AgreementQuery(Sorted, _WithFacets, InFormat):
    """Parameters of a list of agreements."""

    FIELDS = ITEM_FIELDS

    fields: Annotated[
        list[str],
        BeforeValidator(split_values),
        Field(json_schema_extra={"items": {"type": "string", "enum": list(ITEM_FIELDS)}}),
    ] = Field(
        default_factory=list,
        description="Only these fields of each item, with commas between them; id and url are always there",
    )

    @classmethod
    def _place(cls, cursor: str, sort: str) -> ListPosition | SortedPlace:
        return place_at(Sort(sort), cursor)

    def cursor_parameter(self, place: Any) -> tuple[str, str]:
        """The cursor of a place in this order."""
        return "cursor", cursor_of(self.sort, place)


def place_at(sort: Sort, cursor: str) -> ListPosition | SortedPlace:
    """The place in an order that a cursor stands for; raises ValueError for a word that is none."""
    order, key, agreement_id = cursors.decode(cursor, str, int | str, str)
    by_text = sort is Sort.TITLE
    if order != sort.value or isinstance(key, str) is not (by_text or sort is Sort.NEWEST):
        raise ValueError(cursors.NO_CURSOR)
    if sort is not Sort.NEWEST:
        return SortedPlace(key, agreement_id)
    try:
        return ListPosition(date.fromisoformat(str(key)), agreement_id)
    except ValueError as error:
        raise ValueError(cursors.NO_CURSOR) from error


def cursor_of(sort: Sort, place: ListPosition | SortedPlace) -> str:
    """A place in an order as an opaque word."""
    key = place.signed.isoformat() if isinstance(place, ListPosition) else place.key
    return cursors.encode(sort.value, key, place.id)
