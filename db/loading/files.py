"""Reading YAML: the plain subset that records are written in, with the line each record starts on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from db.loading.faults import DataFault

MAX_BYTES = 32_000_000


class RecordLoader(yaml.CSafeLoader):
    """YAML 1.2's core words only: ``on`` and ``no`` are text, and so is a day without quotes."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - declared so by yaml


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    RecordLoader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as read: plain values, and where they stand."""

    file: str
    line: int
    values: Any


class Unreadable(Exception):
    """A file that is not what a record file must be."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


def _nodes(node: yaml.Node, seen: set[int]) -> None:
    """Refuse repeated keys and aliases anywhere below ``node``."""
    stack = [node]
    while stack:
        each = stack.pop()
        if id(each) in seen:
            raise Unreadable(each.start_mark.line + 1, "anchors and aliases are not used here")
        seen.add(id(each))
        if isinstance(each, yaml.MappingNode):
            keys = set()
            for key, value in each.value:
                if key.value in keys:
                    raise Unreadable(key.start_mark.line + 1, f"key {str(key.value)!r} stands twice")
                keys.add(key.value)
                stack += (key, value)
        elif isinstance(each, yaml.SequenceNode):
            stack += each.value


def _read(path: Path) -> tuple[yaml.Node | None, Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(1, f"is larger than {MAX_BYTES:,} bytes")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(1, f"is not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise Unreadable(1, error.strerror or "cannot be read") from error
    loader = RecordLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _nodes(node, set())
        return node, loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Unreadable(mark.line + 1 if mark else 1, f"not YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise Unreadable(1, f"not YAML: {str(error).splitlines()[0]}") from error
    finally:
        loader.dispose()


def read_list(
    root: Path, path: Path, faults: list[DataFault], *, within: str | None = None
) -> Iterator[Entry]:
    """The records of a file that holds a list, or of the list under the key ``within``; faults are collected."""
    name = path.relative_to(root).as_posix()
    try:
        node, values = _read(path)
        if within is not None and isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == within:
                    node, values = value, values[within]
                    break
            else:
                raise Unreadable(1, f"has no list {within!r}")
        if not isinstance(node, yaml.SequenceNode):
            raise Unreadable(1, "does not hold a list of records")
    except Unreadable as error:
        faults.append(DataFault(name, error.line, "", "", error.reason))
        return
    for item, value in zip(node.value, values, strict=True):
        yield Entry(name, item.start_mark.line + 1, value)
