"""The records that parameters name: looked up in one place, and one error where there is none of that name."""

import re
from collections.abc import Callable, Collection, Sequence

from db.queries.body import unknown as unknown_bodies
from db.queries.mission import unknown as unknown_missions
from db.queries.organization import unknown as unknown_organizations
from db.session import ReadSession
from reports.parameters.declaration import RecordReference
from reports.revision_cache import code_of

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,119}", re.ASCII)


class NotInRecord(LookupError):
    """Records that parameters name and the record does not have: of which noun, and all their names as given."""

    def __init__(self, noun: RecordReference, names: Sequence[str]) -> None:
        super().__init__(f"no {noun.value} is called {', '.join(names)}")
        self.noun = noun
        self.names = tuple(names)


def is_slug(text: str) -> bool:
    """Whether a text can be the id of a record at all."""
    return _SLUG.fullmatch(text) is not None


def country_codes(session: ReadSession, names: Collection[str]) -> tuple[str, ...]:
    """The alpha-2 codes of countries, each once; raises NotInRecord for those that the naming table does not have."""
    codes = [(name, code_of(session, name)) for name in names]
    strange = [name for name, code in codes if code is None]
    if strange:
        raise NotInRecord(RecordReference.COUNTRY, strange)
    return tuple(dict.fromkeys(code for _, code in codes if code is not None))


def country_code(session: ReadSession, name: str) -> str:
    """The alpha-2 code of a country; raises NotInRecord where the naming table has none such."""
    return country_codes(session, (name,))[0]


def _known(
    noun: RecordReference, unknown: Callable[[ReadSession, Collection[str]], list[str]]
) -> Callable[[ReadSession, Collection[str]], tuple[str, ...]]:
    def ids(session: ReadSession, given: Collection[str]) -> tuple[str, ...]:
        possible = [key for key in given if is_slug(key)]
        strange = {key for key in given if not is_slug(key)} | set(unknown(session, possible))
        if strange:
            raise NotInRecord(noun, [key for key in given if key in strange])
        return tuple(dict.fromkeys(given))

    ids.__doc__ = (
        f"The ids of each {noun.value} named, each once; raises NotInRecord for those there are not."
    )
    return ids


mission_ids = _known(RecordReference.MISSION, unknown_missions)
organization_ids = _known(RecordReference.ORGANIZATION, unknown_organizations)
body_ids = _known(RecordReference.BODY, unknown_bodies)

LOOKED_UP: dict[RecordReference, Callable[[ReadSession, Collection[str]], tuple[str, ...]]] = {
    RecordReference.COUNTRY: country_codes,
    RecordReference.MISSION: mission_ids,
    RecordReference.ORGANIZATION: organization_ids,
    RecordReference.BODY: body_ids,
}
"""How the records of each noun are looked up."""
