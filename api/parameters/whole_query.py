"""A query is read whole, by the declaration of its parameters.

FastAPI reads a model of parameters one parameter after the other, and works out for each, at every request, how it may be
spelled and whether it takes several values: for a list of agreements a third of the time of an answer. So it is handed a
model that declares nothing and takes everything. Into that it puts what was given, as into any model that takes what it
does not declare, and ``strict`` reads it as it does for pages and commands. When that happens, what is solved before and
how faults are named remain FastAPI's; the API document shows the parameters that are declared.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cache
from inspect import Parameter, signature
from typing import Annotated, Any, ClassVar, get_args, get_origin

from fastapi import Query
from fastapi.dependencies.models import Dependant
from fastapi.params import Query as QueryParameter
from pydantic import BaseModel, ConfigDict, create_model, model_validator

from reports.parameters.reading import strict


class WholeQuery(BaseModel):
    """Takes whatever was asked and makes of it the model that is ``DECLARED``."""

    model_config = ConfigDict(extra="allow")

    DECLARED: ClassVar[type[BaseModel]]

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, given: Any, _: Any) -> Any:
        return strict(cls.DECLARED, _pairs(given))


def _pairs(given: Mapping[str, str | list[str]]) -> Iterator[tuple[str, str]]:
    """Names and values as they were given: FastAPI has a list of those of a name that was given twice."""
    for name, values in given.items():
        if isinstance(values, str):
            yield name, values
        else:
            yield from ((name, value) for value in values)


@cache
def whole(declared: type[BaseModel]) -> type[WholeQuery]:
    """The model by which FastAPI takes a query in the place of the one that is declared."""
    made = create_model(f"Whole{declared.__name__}", __base__=WholeQuery)
    made.DECLARED = declared
    return made


def read_whole(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint, of which FastAPI sees that it takes a query whole; one that takes no model of a query stays as it is."""
    declared = signature(endpoint, eval_str=True)
    taken = [_taken_whole(each) for each in declared.parameters.values()]
    endpoint.__signature__ = declared.replace(parameters=taken)  # type: ignore[attr-defined]  # what FastAPI reads
    return endpoint


def _taken_whole(parameter: Parameter) -> Parameter:
    if get_origin(parameter.annotation) is not Annotated:
        return parameter
    model, *marks = get_args(parameter.annotation)
    of_query = any(isinstance(each, QueryParameter) for each in marks)
    if not of_query or not isinstance(model, type) or not issubclass(model, BaseModel):
        return parameter
    return (
        parameter
        if issubclass(model, WholeQuery)
        else parameter.replace(annotation=Annotated[whole(model), Query()])
    )


def as_declared(dependant: Dependant) -> Dependant:
    """What an endpoint depends on, with the parameters that are declared in the place of those taken whole."""
    fields = []
    for field in dependant.query_params:
        model = field.field_info.annotation
        if isinstance(model, type) and issubclass(model, WholeQuery):
            info = copy(field.field_info)
            info.annotation = model.DECLARED
            field = replace(field, field_info=info)
        fields.append(field)
    return replace(dependant, query_params=fields)
