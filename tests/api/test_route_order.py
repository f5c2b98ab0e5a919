"""The order of addresses in the API document: as it was read yesterday, and what is new comes last."""

from api.routes import ORDER, PARTS


def test_the_document_keeps_its_order_and_every_file_has_its_routes_in_it() -> None:
    names = [part.__name__.rpartition(".")[2] for part in PARTS]
    assert names[: len(ORDER)] == list(ORDER)
    assert names[len(ORDER) :] == sorted(names[len(ORDER) :])
    assert all(part.router.routes for part in PARTS)
