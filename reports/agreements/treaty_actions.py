"""Treaty actions across agreements, for feeds: what was done when, in words, and when the record learnt of it."""

from datetime import date, datetime

from db.ledger import newest_revision
from db.queries import action as queries
from db.queries.door import organizations_of
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.vocabulary import TreatyActionKind
from reports.reading import Reading
from reports.revision_cache import members_on
from reports.wording.language import language
from reports.wording.lexicon import Wording, lexicon


class ActionEntry(Reading):
    """A dated treaty action; ``when`` is in words, as precise as its source, and ``recorded`` when the record last changed.

    ``nth`` counts the actions of this kind in the agreement: with the kind it names the action for good.
    """

    agreement: str
    url: str
    kind: TreatyActionKind
    kind_label: str
    nth: int
    done: str | None
    effective: str | None
    when: str
    place: str | None
    title: str
    summary: str
    recorded: datetime


class ActionList(Reading):
    """Treaty actions with one country, or all; ``recorded`` is the moment of the newest revision, null for no record."""

    revision: int
    recorded: datetime | None
    lang: str
    country: str | None
    country_name: str | None
    items: tuple[ActionEntry, ...]


def action_list(
    session: ReadSession, *, on: date, lang: str, country: str | None = None, limit: int
) -> ActionList:
    """At most ``limit`` dated actions, those last recorded first; by every door where a country is named."""
    now = newest_revision(session)
    wording = Wording(language(lang), lexicon(session, now.number))
    organizations = organizations_of(members_on(session, on), (country,)) if country else {}
    rows = queries.actions(session, country=country, organizations=organizations, limit=limit)
    chinese = lang == "zh"
    texts = texts_zh(session, "agreement", {row.agreement_id for row in rows}) if chinese else {}
    items = []
    for row in rows:
        zh = texts.get(row.agreement_id, {})
        title = wording.said(row.title, zh.get("title"), row.title_zh)
        summary = wording.said(row.summary, zh.get("summary"))
        place = wording.place(row.place)
        items.append(
            ActionEntry(
                agreement=row.agreement_id,
                url=f"/agreements/{row.agreement_id}",
                kind=row.kind,
                kind_label=wording.word(row.kind, "action"),
                nth=row.nth,
                done=row.done_edtf,
                effective=row.effective_edtf,
                when=wording.day(row.effective_edtf or row.done_edtf),
                place=place.text if place else None,
                title=title.text if title else row.title,
                summary=summary.text if summary else row.summary,
                recorded=row.at,
            )
        )
    return ActionList(
        revision=now.number,
        recorded=now.at,
        lang=lang,
        country=country,
        country_name=wording.country(country) if country else None,
        items=tuple(items),
    )
