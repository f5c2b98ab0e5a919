"""Treaty actions as an Atom feed (RFC 4287). Days stand in words: only moments of the ledger are moments here."""

from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

from reports.agreements.treaty_actions import ActionEntry, ActionList
from reports.exports.package import LICENCES, NOTICE

NAMESPACE = "http://www.w3.org/2005/Atom"
TAG = "tag:concord.example,2026:"
"""Begins every id (RFC 4151): ids do not name the host, so that a move of the service changes none."""

TITLES = {
    "en": ("Treaty actions", "Treaty actions with {}", "{label}, {when}: {title}", "{when}."),
    "zh": ("条约行动", "与{}有关的条约行动", "{label}，{when}：{title}", "{when}。"),
}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _put(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text
    return element


def _entry(feed: Xml.Element, entry: ActionEntry, lang: str, base: str) -> None:
    _, _, title, day = TITLES[lang]
    element = _put(feed, "entry")
    _put(element, "id", f"{TAG}agreements/{entry.agreement}/{entry.kind.value}/{entry.nth}")
    _put(element, "title", title.format(label=entry.kind_label, when=entry.when, title=entry.title))
    _put(element, "updated", _moment(entry.recorded))
    _put(element, "link", rel="alternate", type="text/html", href=f"{base}{entry.url}")
    _put(element, "link", rel="related", type="application/json", href=f"{base}/api/v1{entry.url}")
    _put(element, "category", term=entry.kind.value, label=entry.kind_label)
    place = f"{entry.place}. " if entry.place and lang == "en" else entry.place or ""
    _put(element, "summary", f"{day.format(when=entry.when)} {place}{entry.summary}", type="text")


def atom(actions: ActionList, recorded: datetime, *, base: str, address: str) -> bytes:
    """The feed of treaty actions, found at ``address``; other addresses of the service begin with ``base``."""
    everything, of_country, _, _ = TITLES[actions.lang]
    Xml.register_namespace("", NAMESPACE)
    feed = Xml.Element(f"{{{NAMESPACE}}}feed", {"xml:lang": "zh-Hans" if actions.lang == "zh" else "en"})
    about = f"countries/{actions.country}/" if actions.country else ""
    language = "" if actions.lang == "en" else f"/{actions.lang}"
    _put(feed, "id", f"{TAG}feeds/{about}actions{language}")
    title = of_country.format(actions.country_name) if actions.country else everything
    _put(feed, "title", f"Concord: {title}")
    _put(feed, "updated", _moment(recorded))
    _put(feed, "link", rel="self", type="application/atom+xml", href=address)
    page = f"/countries/{actions.country}" if actions.country else "/"
    _put(feed, "link", rel="alternate", type="text/html", href=f"{base}{page}")
    _put(feed, "link", rel="license", href=LICENCES[0]["path"])
    _put(feed, "rights", NOTICE)
    _put(_put(feed, "author"), "name", "Concord")
    for entry in actions.items:
        _entry(feed, entry, actions.lang, base)
    content: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content
