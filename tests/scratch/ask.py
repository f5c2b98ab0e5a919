"""Runs in a scratch copy of the tree: loads its record, loads it again with edits, and answers addresses.

Standard input is JSON: ``edits``, texts to replace in files below ``data/`` before the second load (file, old, new), and
``addresses``. Standard output is JSON: for each address its status and its body in base64.
"""

import json
import sys
from base64 import b64encode
from datetime import UTC, date, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from db.engine import open_engine
from db.filling import fill
from db.schema import differences, migrate

asked = json.load(sys.stdin)
address = f"sqlite:///{Path.cwd() / 'scratch.db'}"
engine = open_engine(address)
migrate(engine)
differing = differences(engine)
assert differing is None, differing
data = Path("data")
fill(engine, data, home="CN", at=datetime(2026, 11, 20, 8, tzinfo=UTC), by="tests", reason="First load")
for name, old, new in asked["edits"]:
    text = (data / name).read_text(encoding="utf-8")
    assert old in text, (name, old)
    (data / name).write_text(text.replace(old, new, 1), encoding="utf-8")
fill(engine, data, home="CN", at=datetime(2026, 11, 21, 8, tzinfo=UTC), by="tests", reason="Read again")
engine.dispose()
app = create_app(Settings(database_url=address, _env_file=None), clock=lambda: date(2026, 11, 22))
answers = {}
with TestClient(app, raise_server_exceptions=True) as client:
    for each in asked["addresses"]:
        answer = client.get(each)
        answers[each] = [answer.status_code, b64encode(answer.content).decode()]
app.state.engine.dispose()
json.dump(answers, sys.stdout)
