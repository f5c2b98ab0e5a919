"""The timeline of an agreement's family: a line for each instrument from its signature to its end, or to the day asked."""

from unicodedata import east_asian_width

from models.status.status import StatusGroup
from models.wording.reason import N_
from reports.agreements.family import FamilyMember, FamilyReport
from reports.agreements.summary import GROUPS
from reports.charts.history import SHADES, SHAPES, group_name
from reports.charts.look import BAR, LINE, WIDTH, Chart, in_each, joined, message, specification
from reports.wording.lexicon import Wording

LONGEST = 46
"""Longer titles are cut in the picture, a Chinese character counting as two; the table has them whole."""


def _cut(title: str) -> str:
    room = LONGEST
    for place, character in enumerate(title):
        room -= 2 if east_asian_width(character) in "WF" else 1
        if room < 0:
            return title[: place - 1].rstrip() + "…"
    return title


def _title(member: FamilyMember, wordings: tuple[Wording, ...]) -> str:
    return in_each(
        wordings,
        lambda wording: (
            member.title_zh if wording.language.code == "zh" and member.title_zh else member.title
        ),
    )


def family(report: FamilyReport, *wordings: Wording) -> Chart | None:
    """A line for each instrument whose signature is dated; None where there is none."""
    dated = [member for member in report.members if member.since is not None and member.since <= report.on]
    if not dated:
        return None
    names: dict[StatusGroup, str] = {
        group: joined([group_name(group, wording.language) for wording in wordings]) for group in GROUPS
    }
    values = []
    for number, member in enumerate(dated, 1):
        title = _title(member, wordings)
        assert member.since is not None  # noqa: S101 - chosen above
        ends = min(member.until, report.on) if member.until else report.on
        values.append(
            {
                # Two titles may be alike once cut.
                "row": f"{number}. {_cut(title)}",
                "since": member.since.isoformat(),
                "until": max(ends, member.since).isoformat(),
                "group": names[member.status_group],
                "known": member.until is not None and member.until <= report.on,
            }
        )
    order = [value["row"] for value in values]
    title = message(wordings, N_("An agreement and those that belong to it"))
    description = message(
        wordings,
        N_(
            "A line for each of %(n)s instruments, from its signature to its end, or to %(day)s where no end by then is "
            "documented. The mark stands at the signature; its shape and shade say where the instrument stands."
        ),
        n=len(dated),
        day=lambda wording: wording.day(report.on.isoformat()),
    )
    y = {
        "field": "row",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "ticks": False, "domain": False},
    }
    x = {"type": "temporal", "axis": {"title": None, "format": "%Y", "grid": True, "tickCount": 8}}
    scale = {"domain": list(names.values())}
    colour = {
        "field": "group",
        "type": "nominal",
        "scale": {**scale, "range": [SHADES[group] for group in GROUPS]},
        "legend": {"title": None, "orient": "top"},
    }
    return Chart(
        "agreement-family",
        title,
        description,
        specification(
            description,
            width=WIDTH - 250,
            height=BAR * len(values),
            data={"values": values},
            layer=[
                {
                    "mark": {"type": "rule", "strokeWidth": 3},
                    "encoding": {
                        "y": y,
                        "x": {"field": "since", **x},
                        "x2": {"field": "until"},
                        "color": colour,
                        "strokeDash": {
                            "condition": {"test": "datum.known", "value": [1, 0]},
                            "value": [5, 3],
                        },
                    },
                },
                {
                    "mark": {
                        "type": "point",
                        "filled": True,
                        "size": 90,
                        "opacity": 1,
                        "stroke": LINE,
                        "strokeWidth": 0.5,
                    },
                    "encoding": {
                        "y": y,
                        "x": {"field": "since", **x},
                        "color": colour,
                        "shape": {
                            "field": "group",
                            "type": "nominal",
                            "scale": {**scale, "range": [SHAPES[group] for group in GROUPS]},
                        },
                    },
                },
            ],
        ),
        (
            message(wordings, N_("Instrument")),
            message(wordings, N_("Signed")),
            message(wordings, N_("Ends")),
            message(wordings, N_("Status")),
        ),
        tuple(
            (
                _title(member, wordings),
                joined([wording.day(member.signed) for wording in wordings]),
                joined([wording.day(member.expires) for wording in wordings]),
                names[member.status_group],
            )
            for member in report.members
        ),
    )
