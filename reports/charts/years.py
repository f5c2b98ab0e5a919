"""Over the years: agreements by topic, and clauses by who gives under them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from models.vocabulary import Topic
from models.wording.reason import N_
from reports.benefits.reading import BenefitReport
from reports.charts.history import ticks
from reports.charts.look import DARK, FAINT, LIGHT, LINE, WARM, WIDTH, Chart, joined, message, specification
from reports.statistics.agreements_by_year import AgreementsByYear
from reports.wording.lexicon import Wording

TOPICS_SHOWN = 8
HEIGHT = 190


def _bars(
    values: list[dict[str, Any]],
    field: str,
    names: list[str],
    shades: list[str],
    years: tuple[int, int],
    unit: str,
) -> dict[str, Any]:
    """Stacked bars over the years."""
    first, last = years
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": values},
        "mark": {
            "type": "bar",
            "stroke": LINE,
            "strokeWidth": 0.5,
            "width": 0.72 * WIDTH / (last - first + 2),
        },
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "scale": {"domain": [first - 1, last + 1], "nice": False},
                "axis": {"title": None, "format": "d", "values": ticks(first, last), "grid": False},
            },
            "y": {
                "field": "number",
                "type": "quantitative",
                "axis": {"title": unit, "format": "d", "tickMinStep": 1, "tickCount": 5},
            },
            "color": {
                "field": field,
                "type": "nominal",
                "scale": {"domain": names, "range": shades},
                "legend": {"title": None, "orient": "top"},
            },
            "order": {"field": "place"},
        },
    }


def clause_years(report: BenefitReport, *wordings: Wording) -> Chart | None:
    """Clauses by year of signature, and who gives under them; None where no year is known."""
    lines = [line for line in report.years if line.year is not None and line.counted.clauses]
    if not lines:
        return None
    home: Callable[[Wording], str] = lambda wording: wording.country(report.home.code)  # noqa: E731 - a value of a message
    names = [
        message(wordings, N_("%(home)s gives"), home=home),
        message(wordings, N_("both give")),
        message(wordings, N_("the partner gives")),
    ]
    rows = []
    values = []
    for line in lines:
        numbers = (line.counted.home_gives, line.counted.both_give, line.counted.partner_gives)
        rows.append((str(line.year), *map(str, numbers)))
        values += [
            {"year": line.year, "who": name, "place": place, "number": number}
            for place, (name, number) in enumerate(zip(names, numbers, strict=True))
            if number
        ]
    missing = sum(line.counted.clauses for line in report.years if line.year is None)
    title = message(wordings, N_("Clauses on sharing by year of signature"))
    description = message(
        wordings,
        N_(
            "A bar for each year, as high as the number of known clauses in agreements signed then; its parts say who "
            "gives. Clauses whose year is not known: %(missing)s."
        ),
        missing=missing,
    )
    years = [line.year for line in lines if line.year is not None]
    return Chart(
        "clause-years",
        title,
        description,
        specification(
            description,
            **_bars(
                values,
                "who",
                names,
                [DARK, LIGHT, WARM],
                (min(years), max(years)),
                message(wordings, N_("clauses")),
            ),
        ),
        (message(wordings, N_("Year")), *names),
        tuple(rows),
    )


def agreements_by_year(report: AgreementsByYear, *wordings: Wording) -> Chart | None:
    """Agreements signed in each year, by topic, a panel a topic; None where no year is known."""
    counts: Counter[Topic] = Counter()
    for line in report.lines:
        counts[line.topic] += line.agreements
    topics = [topic for topic, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][
        :TOPICS_SHOWN
    ]
    lines = [line for line in report.lines if line.topic in topics]
    if not lines:
        return None
    words = {topic: joined([wording.word(topic, "topic") for wording in wordings]) for topic in counts}
    first, last = min(line.year for line in lines), max(line.year for line in lines)
    title = message(wordings, N_("Agreements per year by topic"))
    description = message(
        wordings,
        N_(
            "A row for each of the %(n)s most frequent topics: stronger for more agreements signed in the year. An agreement on "
            "several topics stands in each. Agreements whose year is not known: %(missing)s."
        ),
        n=len(topics),
        missing=report.undated,
    )
    most = max(line.agreements for line in lines)
    spec = {
        "width": WIDTH - 60,
        "height": 26 * len(topics),
        "data": {
            "values": [
                {
                    "year": line.year,
                    "until": line.year + 1,
                    "topic": words[line.topic],
                    "agreements": line.agreements,
                }
                for line in lines
            ]
        },
        "mark": {"type": "rect", "stroke": "#ffffff", "strokeWidth": 0.6},
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "scale": {"domain": [first, last + 1], "nice": False},
                "axis": {"title": None, "format": "d", "values": ticks(first, last), "grid": False},
            },
            "x2": {"field": "until"},
            "y": {
                "field": "topic",
                "type": "nominal",
                "sort": [words[topic] for topic in topics],
                "axis": {"title": None, "ticks": False, "domain": False},
            },
            "color": {
                "field": "agreements",
                "type": "quantitative",
                "scale": {"domain": [0, most], "range": [FAINT, DARK]},
                "legend": {
                    "title": message(wordings, N_("agreements")),
                    "format": "d",
                    "orient": "top",
                    "tickMinStep": 1,
                },
            },
        },
    }
    years = sorted({line.year for line in report.lines})
    cells = {(line.year, line.topic): line.agreements for line in report.lines}
    return Chart(
        "agreements-by-year",
        title,
        description,
        specification(description, **spec),
        (message(wordings, N_("Year")), *(words[topic] for topic in topics)),
        tuple((str(year), *(str(cells.get((year, topic), 0)) for topic in topics)) for year in years),
    )
