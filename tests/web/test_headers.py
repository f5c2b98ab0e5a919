"""Security headers, and that no page needs what they forbid."""

import re

import pytest
from fastapi.testclient import TestClient

from api.layers.security_headers import DATA_POLICY, DOCUMENT_POLICY, PAGE_POLICY, policy_for


@pytest.mark.parametrize("address", ["/", "/zh/countries/FR", "/nowhere", "/about", "/search?q=x"])
def test_a_page_says_what_it_may_load_and_loads_nothing_else(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.headers["content-security-policy"] == PAGE_POLICY
    assert "unsafe" not in PAGE_POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", response.text)
    loaded = re.findall(
        r'<(?:link rel="(?:stylesheet|icon)" href|script src|img src)="([^"]*)"', response.text
    )
    assert loaded
    assert all(each.startswith("/static/") for each in loaded)


def test_data_and_files_load_nothing(client: TestClient) -> None:
    for address in ("/api/v1/countries/FR", "/static/concord.css"):
        assert client.get(address).headers["content-security-policy"] == DATA_POLICY


def test_paper_may_be_shown_by_the_browser() -> None:
    assert policy_for("application/pdf") == DOCUMENT_POLICY
    assert policy_for("text/html; charset=utf-8") == PAGE_POLICY
