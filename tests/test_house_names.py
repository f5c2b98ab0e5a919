"""One word means one thing: no two public classes of the rooms share a name."""

import ast
from pathlib import PurePosixPath

from test_house import MIGRATIONS, ROOMS, house_files, is_python_of


def class_names(house: dict[PurePosixPath, str]) -> dict[str, list[PurePosixPath]]:
    """The public classes of the rooms, by name, with the files that define them."""
    defined: dict[str, list[PurePosixPath]] = {}
    for path, text in sorted(house.items()):
        if is_python_of(path, ROOMS) and not path.is_relative_to(MIGRATIONS):
            for node in ast.parse(text).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    defined.setdefault(node.name, []).append(path)
    return defined


def test_one_word_names_one_class() -> None:
    twice = {name: paths for name, paths in class_names(house_files()).items() if len(paths) > 1}

    assert not twice, "a name that means two things has to be looked up each time it is read"


def test_a_class_of_a_name_that_is_taken_is_seen() -> None:
    house = {PurePosixPath("models/a.py"): "class Batch: ...", PurePosixPath("web/b.py"): "class Batch: ..."}

    assert len(class_names(house)["Batch"]) == 2
