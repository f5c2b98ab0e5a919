"""From the Chinese overlay to its rows: controlled words, places, texts of records."""

from collections.abc import Iterator

from db.loading.rows import Context, Row
from models.translation import Place, PlaceRecord, Translation, TranslationRecord, Word, WordRecord


def word_rows(record: WordRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a controlled word."""
    yield Word, {"key": record.key, **record.model_dump()}


def place_rows(record: PlaceRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a place."""
    yield Place, {"name": record.place, "name_zh": record.name}


def translation_rows(record: TranslationRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a translation."""
    for path, text in record.texts.items():
        yield (
            Translation,
            {
                "key": record.key,
                "noun": record.noun,
                "record_id": record.record_id,
                "lang": record.lang,
                "path": path,
                "text": text,
            },
        )


ROWS = {"word": word_rows, "place": place_rows, "translation": translation_rows}
