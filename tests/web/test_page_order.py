"""The order in which pages are looked for: no address with a place for an id hides a plain one."""

from starlette.routing import Match

from web.pages import PARTS


def test_every_plain_address_leads_to_its_own_page() -> None:
    routes = [route for part in PARTS for route in part.router.routes]
    plain = [route for route in routes if "{" not in route.path]
    assert len(plain) > 20
    for route in plain:
        scope = {"type": "http", "method": "GET", "path": route.path, "headers": []}
        first = next(each for each in routes if each.matches(scope)[0] is Match.FULL)
        assert first.path == route.path
