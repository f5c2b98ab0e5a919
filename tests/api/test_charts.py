"""Pictures as specifications over HTTP: listed, compiled, described, and empty where there is nothing."""

from json import dumps

import pytest
import vl_convert
from fastapi.testclient import TestClient

FILTERS = {"agreement-family": "agreement=fr-1997-iga", "lorenz": "fewest_known=1&distribution=lent"}
EMPTY = {
    "lorenz": "from=2030-01-01",
    "mass-by-partner": "from=2030-01-01",
    "world": "from=2030-01-01",
    "reciprocity": "country=KI",
    "clauses-by-partner": "country=KI",
    "clause-matrix": "signed_from=1901&signed_to=1902&country=KI",
    "clause-years": "signed_from=1901&signed_to=1902&country=KI",
    "agreements-by-year": "country=KI&on=1950-01-01",
}


def test_every_picture_is_listed_drawn_and_told_in_words_and_numbers(client: TestClient) -> None:
    listed = client.get("/api/v1/charts").json()

    assert listed["total"] == len(listed["items"]) == 9
    for each in listed["items"]:
        for lang in ("en", "zh", "both"):
            response = client.get(f"{each['url']}?lang={lang}&{FILTERS.get(each['name'], '')}")
            assert response.status_code == 200, response.text[:300]
            specification = response.json()
            table = specification["usermeta"]
            assert specification["title"] and len(specification["description"]) > 25, each["name"]
            assert table["rows"] and all(len(row) == len(table["columns"]) for row in table["rows"])
            drawn = vl_convert.vegalite_to_svg(dumps(specification), allowed_base_urls=[])
            assert drawn.startswith("<svg") and "style=" not in drawn


@pytest.mark.parametrize("name", EMPTY)
def test_a_picture_of_nothing_is_an_empty_specification(client: TestClient, name: str) -> None:
    specification = client.get(f"/api/v1/charts/{name}.vl.json?{EMPTY[name]}").json()

    assert specification["title"] == "There is nothing to draw in this scope."
    assert specification["usermeta"]["rows"] == []
    assert vl_convert.vegalite_to_svg(dumps(specification), allowed_base_urls=[]).startswith("<svg")


def test_what_a_picture_does_not_know_is_refused(client: TestClient) -> None:
    assert client.get("/api/v1/charts/nothing.vl.json").status_code == 404
    assert client.get("/api/v1/charts/lorenz.vl.json?agreement=x").status_code == 422
    assert client.get("/api/v1/charts/lorenz.vl.json?lang=fr").status_code == 422
    assert client.get("/api/v1/charts/agreement-family.vl.json").status_code == 422
    assert client.get("/api/v1/charts/agreement-family.vl.json?agreement=none-such").status_code == 404


def test_the_map_draws_no_boundaries(client: TestClient) -> None:
    specification = client.get("/api/v1/charts/world.vl.json?population=partners").json()

    sources = [set(layer["data"]) for layer in specification["layer"]]
    assert sources == [{"sphere"}, {"graticule"}, {"values"}]
