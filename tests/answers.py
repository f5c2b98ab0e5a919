"""What the API answers, as a test reads it."""

from typing import Any

from fastapi.testclient import TestClient


def json_of(client: TestClient, address: str, **parameters: Any) -> dict[str, Any]:
    """The object that an address answers with; fails where it answers with anything but 200."""
    response = client.get(address, params=parameters or None)
    assert response.status_code == 200, response.text
    return dict(response.json())
