"""The declarations of nouns: each complete in itself, and none in another's way."""

from db.loading.rows import special_rows
from models.nouns import NOUN, NOUNS
from models.translation import NUMBERED


def test_no_two_nouns_share_a_name_a_place_or_a_file() -> None:
    assert len(NOUN) == len(NOUNS)
    assert len({noun.order for noun in NOUNS}) == len(NOUNS)
    assert len({(noun.files, noun.within) for noun in NOUNS}) == len(NOUNS)
    places = [noun.listing.place for noun in NOUNS if noun.listing]
    assert len(set(places)) == len(places)


def test_what_is_declared_of_a_noun_is_there() -> None:
    for noun in NOUNS:
        for table, column in noun.tables:
            assert hasattr(table, column), (noun.name, table, column)
        assert noun.page is None or noun.page.count("{}") == 1, noun.name
        assert noun.page or not noun.has_json, noun.name
        assert noun.listing or noun.section is None, noun.name
        assert noun.named_by is None or hasattr(noun.tables[0][0], noun.named_by), noun.name


def test_a_list_of_texts_in_two_languages_is_a_field_of_its_noun() -> None:
    numbered = {field for noun in NOUNS for field in noun.translated if field in NUMBERED}
    assert numbered == set(NUMBERED)
    for noun in NOUNS:
        for field in noun.translated & set(NUMBERED):
            assert field in noun.record.model_fields, (noun.name, field)


def test_rows_are_made_of_nouns_that_there_are() -> None:
    assert set(special_rows()) <= {*NOUN, "translation"}
