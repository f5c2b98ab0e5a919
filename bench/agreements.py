"""`/api/v1/agreements?country=FR`, no answer kept, against plain sqlite3 reading the same rows and children and json.dumps.

The baseline does what nobody could do without: one statement a table on one open connection, rows to dicts, children
under their agreement, one dump. It derives no status, resolves no name and makes no text. Neither side compresses.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from bench.ground import TODAY, Ground, Row, median_ratio
from bench.proof import Counts, NotMeasured, require_count, require_made

ROUNDS = 20
LINK = "/api/v1/agreements?country=FR&limit=500"
CHILDREN = {
    "participants": "SELECT p.agreement_id, p.side, p.position, b.* FROM participant p JOIN body b ON b.id = p.body_id",
    "actions": "SELECT * FROM treaty_action p",
    "signatories": "SELECT * FROM signatory p",
    "topics": "SELECT * FROM agreement_topic p",
    "clauses": "SELECT p.*, m.name, m.name_zh FROM clause p LEFT JOIN mission m ON m.id = p.mission_id",
    "relations": "SELECT p.*, a.title, a.title_zh FROM relation p JOIN agreement a ON a.id = p.to_agreement_id",
    "later": "SELECT r.to_agreement_id AS agreement_id, r.agreement_id AS later_id, r.kind, a.title FROM relation r "
    "JOIN agreement a ON a.id = r.agreement_id",
    "citations": "SELECT p.record_id AS agreement_id, p.position, p.supports, s.* FROM citation p "
    "JOIN source s ON s.id = p.source_id",
    "fact_citations": "SELECT p.record_id AS agreement_id, p.* FROM fact_citation p",
    "texts": "SELECT p.record_id AS agreement_id, p.path, p.text FROM translation p",
}
OWNERS = {
    "later": "r.to_agreement_id",
    "citations": "p.noun = 'agreement' AND p.record_id",
    "fact_citations": "p.noun = 'agreement' AND p.record_id",
    "texts": "p.noun = 'agreement' AND p.record_id",
}


def _plain(connection: sqlite3.Connection, ids: list[str]) -> str:
    marks = ",".join("?" * len(ids))
    rows = connection.execute(f"SELECT * FROM agreement WHERE id IN ({marks})", ids)
    found: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in rows}
    for name, statement in CHILDREN.items():
        for each in found.values():
            each[name] = []
        owner = OWNERS.get(name, "p.agreement_id")
        for row in connection.execute(f"{statement} WHERE {owner} IN ({marks})", ids):
            child = dict(row)
            found[child.pop("agreement_id")][name].append(child)
    return json.dumps({"items": list(found.values())}, ensure_ascii=False)


def run(ground: Ground) -> Iterator[Row]:
    """Measure, after making sure that both answers hold the same agreements; every answer is worked out."""
    connection = sqlite3.connect(ground.file)
    connection.row_factory = sqlite3.Row
    with app_that_keeps_nothing(ground) as client:
        ids = [item["id"] for item in client.get(LINK).json()["items"]]
        plain = json.loads(_plain(connection, ids))
        if {item["id"] for item in plain["items"]} != set(ids):
            raise NotMeasured("the two answers do not hold the same agreements")
        length = len(client.get(LINK).content)

        def ask() -> None:
            answer = client.get(LINK)
            require_count("status of /agreements", answer.status_code, 200)
            require_count("bytes of /agreements", len(answer.content), length)

        before = Counts.of(client.get("/metrics").text)
        ours, theirs, ratio = median_ratio(ask, lambda: _plain(connection, ids), ROUNDS)
        require_made("/agreements", before, Counts.of(client.get("/metrics").text), 5 * ROUNDS)
    connection.close()
    yield f"plain sqlite3 and json, {len(ids)} agreements with children", f"{theirs * 1000:.1f} ms", ""
    yield (
        f"/api/v1/agreements?country=FR, the whole app, no answer kept, {length:,} bytes",
        f"{ours * 1000:.1f} ms",
        "",
    )
    yield "ratio of the two", f"{ratio:.1f}", "at most 8"


@contextmanager
def app_that_keeps_nothing(ground: Ground) -> Iterator[TestClient]:
    """A client of the app on the same record that keeps no answer, counts them, and compresses none for this client."""
    settings = Settings(database_url=f"sqlite:///{ground.file}", cache_megabytes=0, metrics=True)
    app = create_app(settings, clock=lambda: TODAY)
    with TestClient(app, headers={"Accept-Encoding": "identity"}) as client:
        yield client
    app.state.engine.dispose()
