"""The records of each noun that has pages, as the service itself lists them."""

from dataclasses import dataclass

from fastapi.testclient import TestClient


@dataclass(frozen=True)
class Listed:
    """A noun with pages: the list of its records, what names one there, and the page that leads to all of theirs."""

    programs: str
    key: str
    page: str
    under: str
    """What the addresses of its pages begin with."""


LISTS = {
    "agreements": Listed("/api/v1/agreements?limit=500", "id", "/agreements", "/agreements/"),
    "countries": Listed("/api/v1/countries", "code", "/countries", "/countries/"),
    "organizations": Listed("/api/v1/organizations", "id", "/organizations", "/organizations/"),
    "bodies": Listed("/api/v1/bodies", "id", "/bodies", "/bodies/"),
    "missions": Listed("/api/v1/missions?limit=500", "id", "/missions", "/missions/"),
    "visits": Listed("/api/v1/visits?limit=500", "id", "/visits", "/visits/"),
    "movements": Listed("/api/v1/samples/movements?limit=500", "id", "/samples", "/samples/movements/"),
}


def record_pages(client: TestClient, name: str) -> list[str]:
    """The address of the page of every record of a noun, without its language."""
    listed = LISTS[name]
    answer = client.get(listed.programs)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert not report.get("next"), f"{listed.programs} goes on"
    return [f"{listed.under}{each[listed.key]}" for each in report["items"]]
