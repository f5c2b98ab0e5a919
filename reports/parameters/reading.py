"""How parameters are read: strictly, as programs and commands are answered, or leniently, as people are.

Read strictly, anything faulty is refused. Read leniently, each faulty value is left out, with the reason, and the rest
stands; of what the strict reading takes both make the same.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from db.session import ReadSession
from reports.parameters.declaration import EndsBeforeItBegins, Parameters, RecordReference
from reports.parameters.names import LOOKED_UP, NotInRecord

Declared = TypeVar("Declared", bound=Parameters)
Model = TypeVar("Model", bound=BaseModel)
Pairs = Iterable[tuple[str, str]]
"""Names and values in the order in which they were given."""


class Why(StrEnum):
    """Why a value was left out."""

    NO_CHOICE = "no_choice"
    """The parameter takes no such value, or the record has no such record."""
    NO_COUNTRY = "no_country"
    """The naming table has no such country."""
    RUNS_BACKWARDS = "runs_backwards"
    """It ends a period before the period begins."""


class LeftOut(NamedTuple):
    """A value that was left out."""

    parameter: str
    value: str
    why: Why


def declared(declaration: type[BaseModel]) -> dict[str, FieldInfo]:
    """The parameters of a declaration by the names under which they are asked."""
    return {field.alias or name: field for name, field in declaration.model_fields.items()}


def takes_several(annotation: Any) -> bool:
    """Whether a parameter of this type may be repeated, each value being an alternative."""
    if get_origin(annotation) in (Union, UnionType):
        return any(map(takes_several, get_args(annotation)))
    return get_origin(annotation) is list


def reference_of(field: FieldInfo) -> RecordReference | None:
    """The noun whose records a parameter names; None where it names none."""
    marks = [
        each for each in (*field.metadata, *_parts(field.annotation)) if isinstance(each, RecordReference)
    ]
    return marks[0] if marks else None


def _parts(annotation: Any) -> Iterable[Any]:
    for part in get_args(annotation):
        yield part
        yield from _parts(part)


@cache
def _repeatable(declaration: type[BaseModel]) -> frozenset[str]:
    """The parameters that may be repeated; worked out once, as every request asks."""
    fields = declared(declaration).items()
    return frozenset(name for name, field in fields if takes_several(field.annotation))


def strict(declaration: type[Model], pairs: Pairs) -> Model:
    """The parameters as given: of one that takes a single value, the last counts. Raises ValidationError."""
    several = _repeatable(declaration)
    given: dict[str, Any] = {}
    for name, value in pairs:
        if name in several:
            given.setdefault(name, []).append(value)
        else:
            given[name] = value
    return declaration.model_validate(given)


def lenient(
    session: ReadSession, declaration: type[Declared], pairs: Pairs
) -> tuple[Declared, tuple[LeftOut, ...]]:
    """The parameters as far as they are understood, and what was left out of them.

    An empty value is one that was left open in a form, and blanks around a value are slips. Of a parameter that takes
    a single value, the last that is understood counts. Words to find are cut where they are too many. Names that are
    not declared are passed over: a page names them by itself. No parameter of ``declaration`` may be required.
    """
    reader = _Lenient(declaration, pairs)
    parameters = reader.understood()
    for name, field in reader.fields.items():
        reference = reference_of(field)
        while reference is not None and name in reader.given:
            try:
                LOOKED_UP[reference](session, reader.counted(name))
                break
            except NotInRecord as error:
                reader.leave_out(name, error.names)
    for begins, ends in declaration.PERIODS:
        first, last = getattr(parameters, begins), getattr(parameters, ends)
        if first is not None and last is not None and last < first:
            reader.leave_open(ends)
    return reader.understood(), tuple(reader.left_out)


class _Lenient:
    """What was given for each parameter, and what of it was left out so far."""

    def __init__(self, declaration: type[Any], pairs: Pairs) -> None:
        self.declaration = declaration
        self.fields = declared(declaration)
        self.given: dict[str, list[str]] = {}
        self.left_out: list[LeftOut] = []
        for name, value in pairs:
            if name in self.fields and value.strip():
                self.given.setdefault(name, []).append(value.strip())
            elif name in self.fields and not self._several(name):
                self.given.pop(name, None)
        for name, values in self.given.items():
            if self._several(name):
                self.given[name] = list(dict.fromkeys(values))

    def _several(self, name: str) -> bool:
        return takes_several(self.fields[name].annotation)

    def counted(self, name: str) -> list[str]:
        """The values of a parameter that count: all, or the last."""
        return self.given[name] if self._several(name) else self.given[name][-1:]

    def leave_out(self, name: str, values: Iterable[str]) -> None:
        """Leave out values of a parameter that it does not take."""
        of_country = reference_of(self.fields[name]) is RecordReference.COUNTRY
        why = Why.NO_COUNTRY if of_country else Why.NO_CHOICE
        out = tuple(values)
        self.left_out += [LeftOut(name, value, why) for value in out]
        rest = [value for value in self.given[name] if value not in out]
        if rest:
            self.given[name] = rest
        else:
            del self.given[name]

    def leave_open(self, end: str) -> None:
        """Leave out the end of a period that would lie before its beginning."""
        self.left_out.append(LeftOut(end, self.given.pop(end)[-1], Why.RUNS_BACKWARDS))

    def understood(self) -> Any:
        """The parameters, once all values that are not understood are left out."""
        while True:
            values = {
                name: self.counted(name) if self._several(name) else self.given[name][-1]
                for name in self.given
            }
            try:
                return self.declaration.model_validate(values)
            except ValidationError as error:
                self._correct(error)

    def _correct(self, error: ValidationError) -> None:
        """Leave out, or cut, what a strict reading found wrong."""
        faulty: dict[str, list[str]] = {}
        for each in error.errors():
            context = each.get("ctx", {})
            backwards = context.get("error")
            if isinstance(backwards, EndsBeforeItBegins):
                self.leave_open(backwards.end)
                continue
            name, *index = (str(part) for part in each["loc"])
            if each["type"] == "string_too_long" and not self._several(name):
                self.given[name][-1] = self.given[name][-1][: context["max_length"]]
            elif each["type"] == "too_long":
                faulty.setdefault(name, []).extend(self.given[name][context["max_length"] :])
            elif self._several(name):
                faulty.setdefault(name, []).append(self.given[name][int(index[0])])
            else:
                faulty.setdefault(name, []).append(self.given[name][-1])
        for name, values in faulty.items():
            self.leave_out(name, dict.fromkeys(values))
