"""Rows keep their types from the statement to the report, as a rule of the house with a proof that it bites."""

import ast
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from sqlalchemy import Row, Select

Kind = object
"""What an annotation says."""


def is_loose(kind: Kind) -> bool:
    """Whether a type holds Any, or SQLAlchemy's own row; how a statement is put together is nobody's row."""
    if isinstance(kind, list):  # the parameters of a callable
        return any(is_loose(each) for each in kind)
    whole = get_origin(kind) or kind
    if kind is Any or whole is Row:
        return True
    return whole is not Select and any(is_loose(each) for each in get_args(kind))


def is_loose_beside_json(kind: Kind) -> bool:
    """The same, but for JSON objects and for what a function gives, which are made by reports and not read by them."""
    whole, parts = get_origin(kind) or kind, get_args(kind)
    if whole is Callable or (whole is dict and parts == (str, Any)):
        return False
    return is_loose(kind) if not parts else any(is_loose_beside_json(each) for each in parts)


def functions_of(owner: ModuleType | type, module: str) -> Iterator[Callable[..., object]]:
    """The functions that a module or a class of it defines, properties too; not what Python calls by itself."""
    for name, value in vars(owner).items():
        if name.startswith("__"):
            continue
        if isinstance(value, classmethod | staticmethod):
            value = value.__func__
        if isinstance(value, property):
            value = value.fget
        if inspect.isfunction(value) and value.__module__ == module:
            yield value
        elif inspect.isclass(value) and value.__module__ == module and inspect.ismodule(owner):
            yield from functions_of(value, module)


def classes_of(module: ModuleType) -> Iterator[type]:
    return (
        each for each in vars(module).values() if inspect.isclass(each) and each.__module__ == module.__name__
    )


def loose_queries(module: ModuleType) -> Iterator[str]:
    """What the functions of a query file give, and what its rows hold, without a type."""
    for function in functions_of(module, module.__name__):
        if is_loose(get_type_hints(function).get("return", Any)):
            yield f"{module.__name__}: {function.__qualname__} gives rows of no type"
    yield from _loose_fields(module, is_loose)


def loose_readers(module: ModuleType) -> Iterator[str]:
    """What the functions of a report take, and what its classes hold, without a type; where it reads queries at all."""
    if not any(_of_queries(value) for value in vars(module).values()):
        return
    for function in functions_of(module, module.__name__):
        for name, kind in get_type_hints(function).items():
            if name != "return" and is_loose_beside_json(kind):
                yield f"{module.__name__}: {function.__qualname__} takes {name} of no type"
    yield from _loose_fields(module, is_loose_beside_json)


def _loose_fields(module: ModuleType, loose: Callable[[Kind], bool]) -> Iterator[str]:
    for each in classes_of(module):
        for name, kind in get_type_hints(each).items():
            if loose(kind):
                yield f"{module.__name__}: {each.__name__}.{name} has no type"


def loose_inside(text: str) -> Iterator[str]:
    """Parameters that are Any of functions within functions, whose annotations no import shows."""
    functions = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef)]
    inner = {
        each for outer in functions for each in ast.walk(outer) if each in functions and each is not outer
    }
    for function in inner:
        for node in ast.walk(function):
            if isinstance(node, ast.arg) and node.annotation and _says_any(node.annotation):
                yield f"line {node.lineno}: {node.arg} has no type"


def _says_any(annotation: ast.expr) -> bool:
    return "Any" in ast.unparse(annotation).replace("dict[str, Any]", "").replace("tuple[Any, ...]", "")


def _of_queries(value: object) -> bool:
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
    return str(name).startswith("db.queries.")


def modules_of(room: str) -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(import_module(room).__path__, f"{room}."):
        yield import_module(each.name)


def test_no_query_gives_rows_of_no_type() -> None:
    faults = [each for module in modules_of("db.queries") for each in loose_queries(module)]
    assert not faults, "\n".join(faults)


def test_no_report_takes_rows_of_no_type() -> None:
    faults = [each for module in modules_of("reports") for each in loose_readers(module)]
    assert not faults, "\n".join(faults)


def test_no_function_within_a_report_takes_rows_of_no_type() -> None:
    faults = [
        f"{module.__name__}: {fault}"
        for module in modules_of("reports")
        if any(_of_queries(value) for value in vars(module).values())
        for fault in loose_inside(inspect.getsource(module))
    ]
    assert not faults, "\n".join(faults)


def test_a_function_within_another_is_caught() -> None:
    text = "def readings(rows: list[VisitRow]) -> None:\n    def end(row: {}) -> str: ..."
    assert list(loose_inside(text.format("Any")))
    assert list(loose_inside(text.format("Sequence[Any]")))
    assert not list(loose_inside(text.format("VisitRow")))


def test_the_rule_sees_queries_and_reports() -> None:
    assert len(list(modules_of("db.queries"))) > 20
    assert sum(any(map(_of_queries, vars(each).values())) for each in modules_of("reports")) > 20


def a_module(text: str) -> ModuleType:
    module = ModuleType("scratch")
    opening = """
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from sqlalchemy import Row, Select
from db.queries.visit import VisitRow
"""
    exec(opening + text, vars(module))  # noqa: S102 - the text stands below
    return module


@pytest.mark.parametrize(
    "text",
    [
        "def visits(session: object) -> Sequence[Any]: ...",
        "Rows = Sequence[Any]\ndef visits(session: object) -> Rows: ...",
        "def visits(session: object) -> dict[str, list[Any]]: ...",
        "def visit(session: object) -> Any: ...",
        "def visit(session: object): ...",
        "def visit(session: object) -> Row[str, str] | None: ...",
        "class OneRow(NamedTuple):\n    id: Any",
        "class Reader:\n    @property\n    def rows(self) -> Sequence[Any]: ...",
    ],
)
def test_a_query_without_types_is_caught(text: str) -> None:
    assert list(loose_queries(a_module(text)))


@pytest.mark.parametrize(
    "text",
    [
        "def readings(rows: Sequence[Any]) -> tuple[str, ...]: ...",
        "def reading(row: Any) -> str: ...",
        "def readings(rows: Mapping[str, Sequence[Any]]) -> str: ...",
        "@dataclass\nclass Inputs:\n    head: Any",
        "class Ledger:\n    @classmethod\n    def read(cls, rows: list[Any]) -> None: ...",
    ],
)
def test_a_report_without_types_is_caught(text: str) -> None:
    assert list(loose_readers(a_module(text)))


@pytest.mark.parametrize(
    "text",
    [
        "def visits(session: object) -> Sequence[VisitRow]: ...",
        "def _statement() -> Select[*tuple[Any, ...]]: ...",
        "def names(session: object) -> dict[str, tuple[str, str | None]]: ...",
    ],
)
def test_a_query_with_types_is_not_caught(text: str) -> None:
    assert not list(loose_queries(a_module(text)))


@pytest.mark.parametrize(
    "text",
    [
        "def readings(rows: Sequence[VisitRow]) -> dict[str, Any]: ...",
        "def drawn(values: list[dict[str, Any]]) -> None: ...",
        "@dataclass\nclass Field:\n    tell: Callable[[VisitRow], Any]",
    ],
)
def test_a_report_with_types_is_not_caught(text: str) -> None:
    assert not list(loose_readers(a_module(text)))
