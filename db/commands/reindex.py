"""Make the search index anew from the record as the ledger has it."""

from sqlalchemy import select

from db.ledger import contents, record_digests
from db.loading.dataset import DataSet, Placed
from db.loading.documents import Documents
from db.search import index as search
from db.session import WriteSession
from models.agreement import Agreement
from models.body import Body
from models.nouns import FULL_TEXT, NOUN
from models.translation import TranslationRecord

NEEDED = (*FULL_TEXT, "word")


def _read(session: WriteSession) -> DataSet:
    data = DataSet()
    stands = list(record_digests(session))
    for name in (*NEEDED, "translation"):
        model = NOUN[name].record if name in NOUN else TranslationRecord
        keys = (key for noun, key in stands if noun == name)
        for key, content in contents(session, name, keys).items():
            data.keep(name, key, Placed(model.model_validate(content, strict=False), "", 0))
    return data


def reindex(session: WriteSession) -> None:
    """Index every findable record; for a database whose index a migration has emptied.

    Nothing is done where something is indexed, or where the ledger does not account for what the tables hold.
    """
    if not search.is_empty(session):
        return
    stands = set(record_digests(session))
    there = {("agreement", key) for key in session.scalars(select(Agreement.id))}
    there |= {("body", key) for key in session.scalars(select(Body.id))}
    if not there or not there <= stands:
        return
    documents = Documents(_read(session))
    for noun in FULL_TEXT:
        search.index(session, noun, documents.of(noun))
