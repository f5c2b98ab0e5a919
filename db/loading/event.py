"""Rows of what surrounds agreements: visits, restrictions, claims, facts, and the second language."""

from db.loading.claim import claim_rows
from db.loading.fact import fact_rows
from db.loading.restriction import restriction_rows
from db.loading.translation import place_rows, translation_rows, word_rows
from db.loading.visit import visit_rows

ROWS = {
    "visit": visit_rows,
    "restriction": restriction_rows,
    "claim": claim_rows,
    "fact": fact_rows,
    "word": word_rows,
    "place": place_rows,
    "translation": translation_rows,
}
