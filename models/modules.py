"""The modules of a package by name: how a room finds what the same noun has there, without a list."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def modules(package: str) -> dict[str, ModuleType]:
    """Every module that stands directly in ``package``, by its last name, in the order of the alphabet; all are imported.

    Packages inside it are left out.
    """
    inside = iter_modules(import_module(package).__path__)
    names = sorted(each.name for each in inside if not each.ispkg)
    return {name: import_module(f"{package}.{name}") for name in names}
