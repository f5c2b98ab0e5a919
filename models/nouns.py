"""Every noun of the record, as the files of ``models/`` declare them."""

from models.modules import modules
from models.noun import Noun


def _declared() -> tuple[Noun, ...]:
    found: list[Noun] = []
    for module in modules("models").values():
        found += getattr(module, "NOUNS", ()) if module.__name__ != __name__ else ()
    return tuple(sorted(found, key=lambda noun: noun.order))


NOUNS = _declared()
"""Every noun in the order in which it is loaded and written, but translations, which follow what they translate."""

NOUN = {noun.name: noun for noun in NOUNS}

TRANSLATED = {noun.name: noun.translated for noun in NOUNS if noun.translated}
"""The fields of each noun that have a second language; those of ``models.translation.NUMBERED`` are lists."""

FULL_TEXT = tuple(noun.name for noun in NOUNS if noun.full_text)
"""The nouns that a search by words looks through."""
