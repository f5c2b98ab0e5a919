"""The clause matrix as a heat map: countries or agreements down, kinds of clause across, darker for more."""

from models.clauses.kind import Coding
from models.wording.reason import N_
from reports.charts.look import DARK, FAINT, LINE, WIDTH, Chart, in_each, joined, message, specification
from reports.clauses.matrix import ClauseMatrix, MatrixRow
from reports.wording.lexicon import Wording

MOST_ROWS = 30
CELL = 20


def _name(row: MatrixRow, wordings: tuple[Wording, ...]) -> str:
    return in_each(
        wordings, lambda wording: row.name_zh if wording.language.code == "zh" and row.name_zh else row.name
    )


def clause_matrix(matrix: ClauseMatrix, *wordings: Wording) -> Chart | None:
    """A cell for each row and kind that has clauses; None where no clause is known."""
    rows = sorted((row for row in matrix.rows if row.clauses), key=lambda row: -row.clauses)
    kinds = [cell.kind for cell in matrix.totals if cell.clauses]
    if not rows or not kinds:
        return None
    words = {kind: joined([wording.word(kind, "clause_kind") for wording in wordings]) for kind in kinds}
    absent = message(wordings, N_("none in the text read"))
    values = [
        {
            "row": _name(row, wordings),
            "kind": words[cell.kind],
            "clauses": cell.clauses or None,
            "says": str(cell.clauses) if cell.clauses else "–" if cell.coding is Coding.CODED_ABSENT else "",
        }
        for row in rows[:MOST_ROWS]
        for cell in row.cells
        if cell.kind in words
    ]
    most = max(cell.clauses for row in rows for cell in row.cells)
    title = message(wordings, N_("Clauses on sharing, by partner and kind"))
    description = message(
        wordings,
        N_(
            "A cell for each of %(rows)s rows and %(kinds)s kinds of clause, stronger for more clauses, with their number. An "
            "empty cell: no such clause is known. A dash: the full text was read and holds none."
        ),
        rows=min(len(rows), MOST_ROWS),
        kinds=len(kinds),
    )
    order = [_name(row, wordings) for row in rows[:MOST_ROWS]]
    axes = {
        "y": {
            "field": "row",
            "type": "nominal",
            "sort": order,
            "axis": {"title": None, "ticks": False, "domain": False},
        },
        "x": {
            "field": "kind",
            "type": "nominal",
            "sort": [words[kind] for kind in kinds],
            "axis": {"title": None, "orient": "top", "labelAngle": -40, "ticks": False, "domain": False},
        },
    }
    return Chart(
        "clause-matrix",
        title,
        description,
        specification(
            description,
            width=WIDTH - 130,
            height=CELL * len(order),
            data={"values": values},
            layer=[
                {
                    "mark": {"type": "rect", "stroke": LINE, "strokeWidth": 0.3, "invalid": "filter"},
                    "encoding": {
                        **axes,
                        "color": {
                            "field": "clauses",
                            "type": "quantitative",
                            "scale": {"domain": [0, most], "range": [FAINT, DARK]},
                            "legend": None,
                        },
                    },
                },
                {
                    "mark": {"type": "text", "fontSize": 10},
                    "encoding": {
                        **axes,
                        "text": {"field": "says"},
                        "color": {
                            "condition": {"test": f"datum.clauses > {most / 2}", "value": "#ffffff"},
                            "value": "#1a2433",
                        },
                    },
                },
            ],
        ),
        (message(wordings, N_("Partner")), *words.values()),
        tuple(
            (
                _name(row, wordings),
                *(
                    str(cell.clauses)
                    if cell.clauses
                    else absent
                    if cell.coding is Coding.CODED_ABSENT
                    else ""
                    for cell in row.cells
                    if cell.kind in words
                ),
            )
            for row in rows
        ),
    )
