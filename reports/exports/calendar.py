"""Days to keep in mind as iCalendar (RFC 5545): whole days only; what is not known to the day is counted, not drawn."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from reports.agreements.due_dates import DueDate, DueDateList
from reports.exports.atom import TAG

DOMAIN = TAG.removeprefix("tag:").partition(",")[0]

TITLES = {
    "en": ("Concord: terms and due dates", "Concord: terms and due dates, {}"),
    "zh": ("Concord：期限与到期日", "Concord：期限与到期日，{}"),
}
KINDS = {
    "en": {"expiry": "Expires", "notice": "Last day for notice", "due": "Due"},
    "zh": {"expiry": "到期", "notice": "通知截止日", "due": "应履行"},
}
COMPUTED = {"en": "Computed from the length of the term.", "zh": "按期限长度推算。"}
LEFT_OUT = {
    "en": "{} further dates are not known to the day and are left out here; the service lists them.",
    "zh": "另有{}个日期未精确到日，此处不列；网站上有列表。",
}
JOINTS = {"en": ": ", "zh": "："}


def _event(due: DueDate, lang: str, base: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{due.key}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("summary", f"{KINDS[lang][due.kind.value]}{JOINTS[lang]}{due.title}")
    assert due.day is not None  # noqa: S101 - the others are counted by the caller
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("url", f"{base}{due.url}")
    said = [due.said, COMPUTED[lang] if due.computed else ""]
    event.add("description", "\n".join(each for each in said if each))
    event.add("categories", [due.kind.value])
    return event


def calendar(dates: DueDateList, *, base: str) -> bytes:
    """A calendar of the dates that are known to the day; addresses of the service begin with ``base``.

    Its stamp is the moment of the newest revision, so that the same record gives the same bytes.
    """
    stamp = dates.recorded or datetime(1970, 1, 1, tzinfo=UTC)
    lang = dates.lang
    everything, of_country = TITLES[lang]
    found = Calendar()
    found.add("prodid", "-//Concord//Terms and due dates//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", of_country.format(dates.country_name) if dates.country else everything)
    if dates.inexact:
        found.add("x-wr-caldesc", LEFT_OUT[lang].format(dates.inexact))
    for due in dates.items:
        if due.day is not None:
            found.add_component(_event(due, lang, base, stamp))
    content: bytes = found.to_ical()
    return content
