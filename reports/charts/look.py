"""The one look of all pictures: shades, fonts, axes; and how a specification becomes SVG.

A picture tells by shade and by shape or place, never by hue alone: colour-blind readers and grey print see the same.
Every word in it comes from the catalogue, in one language or in both at once.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from json import dumps
from typing import Any, NamedTuple

import vl_convert

from models.wording.reason import N_
from reports.fonts import CHINESE, FOLDERS, LATIN
from reports.wording.lexicon import Wording

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = f"{LATIN}, {CHINESE}"

DARK, MIDDLE, LIGHT, FAINT = "#0b3d66", "#5b8fb9", "#b9c4cd", "#e3e8ed"
"""Four shades of one hue, far apart in grey."""
WARM = "#c77f1a"
"""Stands against DARK: the two differ in hue for most colour-blind readers, and in shade for all."""
PAST = "#87919b"
"""Grey, and at 3 to 1 on white still a mark that is seen."""
LINE, TEXT = "#5f6b76", "#3a4650"

WIDTH = 620
BAR = 22
"""Height of a bar with its gap."""

CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 0,
        "domainColor": LINE,
        "tickColor": LINE,
        "labelColor": TEXT,
        "titleColor": TEXT,
        "gridColor": "#dfe4e9",
    },
    "legend": {
        "labelFontSize": 11,
        "labelLimit": 0,
        "labelColor": TEXT,
        "titleColor": TEXT,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "symbolSize": 90,
    },
}


class Chart(NamedTuple):
    """A picture in one language or two: its specification, and the same in words and in numbers."""

    name: str
    title: str
    description: str
    specification: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def _with_fonts() -> None:
    for folder in FOLDERS:
        vl_convert.register_font_directory(str(folder))


@lru_cache(maxsize=256)
def _svg(specification: str) -> str:
    _with_fonts()
    return vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])


def svg(chart: Chart) -> str:
    """The picture as SVG, drawn without a browser and without a network."""
    return _svg(dumps(chart.specification, ensure_ascii=False, sort_keys=True))


def joined(texts: Sequence[str]) -> str:
    """What is said once in every language of a picture."""
    return " / ".join(dict.fromkeys(texts))


def in_each(wordings: Sequence[Wording], say: Callable[[Wording], str]) -> str:
    """A text in every language of a picture."""
    return joined([say(wording) for wording in wordings])


def message(wordings: Sequence[Wording], text: str, **values: Callable[[Wording], object] | object) -> str:
    """A message of the catalogue in every language; a value that depends on the language is a function of a wording."""
    return in_each(
        wordings,
        lambda wording: (
            wording.language.gettext(text)
            % {name: value(wording) if callable(value) else value for name, value in values.items()}
        ),
    )


def specification(description: str, **parts: Any) -> dict[str, Any]:
    """A specification in our look; ``config`` among the parts adds to it."""
    config = {**CONFIG, **parts.pop("config", {})}
    return {"$schema": SCHEMA, "description": description, **parts, "config": config}


def blank(name: str, *wordings: Wording) -> Chart:
    """What stands for a picture where there is nothing to draw."""
    says = message(wordings, N_("There is nothing to draw in this scope."))
    empty = specification(says, width=WIDTH, height=1, data={"values": []}, mark="point", encoding={})
    return Chart(name, says, says, empty, (), ())
