"""The examples of the OpenAPI document: answers to each of its addresses, from the record under data/.

``make examples`` writes them. They are small and stand still: of each long list the first, on one day, and under the first
revision, whatever the record is at; so a record that is added changes the examples that show it and no other.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conftest import DATA, LOADED_AT, TODAY
from fastapi.testclient import TestClient

from api.app import create_app
from api.openapi import EXAMPLES, example_address, operations
from api.settings import Settings
from db.engine import open_engine
from db.filling import fill
from db.schema import migrate

NOT_OF_THE_RECORD = frozenset(("/api/v1/health",))
REVISION = 1
"""The number of the revision in every example."""

LONGEST_WHOLE = 3
"""Words and numbers of a list that is shown whole: two bounds or three bodies are one value, and valid only together."""


def shortened(answer: Any) -> Any:
    """An answer as an example shows it: of each long list the first, and the number of no revision but REVISION."""
    if isinstance(answer, list):
        whole = len(answer) <= LONGEST_WHOLE and not any(isinstance(each, dict | list) for each in answer)
        return [shortened(each) for each in (answer if whole else answer[:1])]
    if isinstance(answer, dict):
        return {
            name: REVISION if name == "revision" and isinstance(value, int) else shortened(value)
            for name, value in answer.items()
        }
    return answer


def examples(client: TestClient) -> Iterator[tuple[str, Any]]:
    """Each address that answers with JSON, and what it answers, shortened."""
    for path, operation in operations(client.get("/api/v1/openapi.json").json()):
        if "application/json" in operation["responses"]["200"]["content"] and path not in NOT_OF_THE_RECORD:
            answer = client.get(example_address(path, operation))
            assert answer.status_code == 200, (path, answer.text)
            if answer.headers["content-type"] == "application/json":
                yield path, shortened(answer.json())


def as_text(made: Mapping[str, Any]) -> str:
    """The examples as the file has them: one value a line, so that a difference can be read."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Load the record into a database of its own, ask the app, and write the file."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'examples.db'}"
        engine = open_engine(address)
        migrate(engine)
        fill(engine, DATA, home="CN", at=LOADED_AT, by="examples", reason="First load")
        engine.dispose()
        app = create_app(Settings(database_url=address, _env_file=None), clock=lambda: TODAY)
        with TestClient(app) as client:
            made = dict(examples(client))
        app.state.engine.dispose()
    EXAMPLES.write_text(as_text(made), encoding="utf-8")


if __name__ == "__main__":
    main()
