"""Visits as pages tell of them: what one is called, under which circumstances it took place, what was signed."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from markupsafe import Markup, escape

from reports.visits.reading import VisitReading
from web.voice import Voice

T = TypeVar("T")


def signed_there(visit: VisitReading, agreements: Mapping[str, T]) -> list[T]:
    """Of the agreements signed on a visit those that a page knows, by their ids, in the order of the visit."""
    return [agreements[key] for key in visit.agreements if key in agreements]


class VisitPhrases:
    """Tells of visits in the language of one page."""

    def __init__(self, voice: Voice) -> None:
        """For the pages of a voice."""
        self._voice = voice

    def visit_name(self, visit: VisitReading) -> Markup:
        """A visit by its title, by its guest and his office, or by its kind."""
        voice = self._voice
        name, role = visit.guest_name, visit.guest_role
        if visit.title:
            return voice.text(visit.title, visit.title_zh)
        if visit.guest_name_zh and visit.guest_role_zh:  # one text, so that it is marked once
            return voice.text(f"{name}, {role}", f"{visit.guest_name_zh}，{visit.guest_role_zh}")
        if name and role:
            return escape(voice.gettext("%(name)s, %(role)s")) % {
                "name": voice.text(name, visit.guest_name_zh),
                "role": voice.text(role, visit.guest_role_zh),
            }
        return voice.text(name, visit.guest_name_zh) if name else escape(voice.cap(voice.word(visit.kind)))

    def visit_circumstances(self, visit: VisitReading) -> Markup:
        """Kind, place, host and guest of a visit, one after the other."""
        voice = self._voice
        said = [escape(voice.cap(voice.word(visit.kind)))]
        host = voice.country(visit.host) if visit.host else None
        if visit.place and host:
            where = {"place": voice.place(visit.place), "country": host}
            said.append(escape(voice.gettext("%(place)s, %(country)s")) % where)
        else:
            said += (
                escape(voice.gettext("hosted by %(country)s")) % {"country": host}
                if host
                else escape(voice.gettext("host not documented")),
                voice.place(visit.place) if visit.place else escape(voice.gettext("place not documented")),
            )
        if visit.guest_country:
            guest = {"country": voice.country(visit.guest_country)}
            said.append(escape(voice.gettext("guest from %(country)s")) % guest)
        return Markup(" · ").join(said)

    def names(self) -> Mapping[str, Callable[..., object]]:
        """What templates call by name."""
        return {name: getattr(self, name) for name in ("visit_name", "visit_circumstances")}
