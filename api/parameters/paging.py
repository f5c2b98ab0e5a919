"""Lists that are read page by page: the parameters they share, and how one is answered."""

from abc import abstractmethod
from collections.abc import Callable, Collection
from typing import Annotated, Any, ClassVar, Protocol, get_type_hints
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, Field, ValidationInfo, field_validator

from api.parameters.cursor import NO_CURSOR, decode, encode
from api.parameters.formats import Page, paged_list_response
from db.session import ReadSession
from reports.exports.tables.table import Table
from reports.reading import Reading

Limit = Annotated[int, Field(ge=1, le=500, description="How many at most")]


def split_values(value: object) -> object:
    """A parameter that takes several values, repeated or with commas between them."""
    if isinstance(value, list):
        return [part.strip() for each in value for part in str(each).split(",") if part.strip()]
    return value


def fields_of(names: Collection[str]) -> Callable[[list[str]], list[str]]:
    """A judge of the fields asked for."""

    def judge(value: list[str]) -> list[str]:
        for each in value:
            if each not in names:
                raise ValueError(f"{each[:60]!r} is not one of {', '.join(names)}")
        return value

    return judge


class Paged(BaseModel):
    """Parameters of a list that is read page by page, beside those that say what is asked for.

    A list names its ``FIELDS``, and how a place in it is told as a parameter.
    """

    FIELDS: ClassVar[Collection[str]]
    """The names by which fields of an item can be asked for."""

    fields: Annotated[list[str], BeforeValidator(split_values)] = Field(
        default_factory=list,
        description="Only these fields of each item, with commas between them; id is always there, and url where there is "
        "one",
    )
    limit: Limit = 100

    @field_validator("fields")
    @classmethod
    def _are_of_an_item(cls, fields: list[str]) -> list[str]:
        return fields_of(cls.FIELDS)(fields)

    @abstractmethod
    def beyond(self) -> Any:
        """The place beyond which to begin; None: from the start."""

    @abstractmethod
    def cursor_parameter(self, place: Any) -> tuple[str, str]:
        """The parameter that leads beyond a place, and its value."""


class Sorted(Paged):
    """The same where a list has several orders: a cursor is bound to the order that ``sort`` asks for.

    The list declares ``sort`` before these parameters, and as ``PLACE`` the named tuple of numbers and texts that says
    where an item stands.
    """

    PLACE: ClassVar[type[tuple[Any, ...]]]

    cursor: Annotated[str | None, Field(max_length=2_000)] = Field(
        default=None, description="Where to go on, from 'next'"
    )

    @field_validator("cursor")
    @classmethod
    def _is_of_this_order(cls, cursor: str | None, info: ValidationInfo) -> str | None:
        if cursor is not None and "sort" in info.data:
            cls._place(cursor, info.data["sort"])
        return cursor

    @classmethod
    def _place(cls, cursor: str, sort: str) -> Any:
        order, *place = decode(cursor, str, *get_type_hints(cls.PLACE).values())
        if order != sort:
            raise ValueError(NO_CURSOR)
        return cls.PLACE(*place)

    def beyond(self) -> Any:
        """The place beyond which to begin, of the type ``PLACE``; None: from the start."""
        return self._place(self.cursor, self._order) if self.cursor else None

    def cursor_parameter(self, place: Any) -> tuple[str, str]:
        """The cursor of a place in this order."""
        return "cursor", encode(self._order, *place)

    @property
    def _order(self) -> str:
        declaring: Any = self
        return str(declaring.sort)


class Read(Protocol):
    """Reads at most ``limit`` items beyond a place as a page, with the place of its last where more follow."""

    def __call__(self, session: ReadSession, /, *, after: Any, limit: int) -> tuple[Any, Any]:
        """Read the page through a session; ``after`` None begins at the start."""


def page_response(request: Request, session: ReadSession, query: Paged, table: Table, read: Read) -> Response:
    """A list as ``query`` asks for it, in its format: as JSON the page, whose ``next`` leads to the one beyond it."""

    def page() -> Reading:
        found, last = read(session, after=query.beyond(), limit=query.limit)
        told: Reading = (
            found if last is None else found.model_copy(update={"next": _link(request, query, last)})
        )
        return told

    def pages(reader: ReadSession, after: Any, limit: int) -> Page:
        found, last = read(reader, after=after, limit=limit)
        return Page(found.items, found.total, last)

    return paged_list_response(request, session, query, table, page, pages, only=query.fields)


def _link(request: Request, query: Paged, last: Any) -> str:
    name, value = query.cursor_parameter(last)
    given = [each for each in request.query_params.multi_items() if each[0] != name]
    return f"{request.url.path}?{urlencode([*given, (name, value)])}"
