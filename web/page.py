"""How pages are put together: one Jinja environment a language, filled from readings and a voice."""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.fairness.partner_share import with_records, without_records
from reports.wording.language import CODES, Language, language
from web.address import Address, plain
from web.navigation import SECTIONS
from web.request import PageRequest
from web.view.languages import PageLanguage
from web.view.movements import movement_end
from web.view.restrictions import concerned
from web.view.rules import by_regime, by_topic, on_record
from web.view.visits import VisitPhrases, signed_there
from web.view.white_space import WhiteSpace
from web.voice import printable

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


@cache
def environment(code: str) -> Environment:
    """The templates, speaking one language. What a template names must exist; what is None is said plainly."""
    tongue = language(code)
    missing = tongue.gettext("not documented")

    def finalize(value: object) -> object:
        if value is None:
            return missing
        return printable(value) if type(value) is str else value

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", WhiteSpace],
    )
    install: Callable[..., None] = made.install_gettext_callables  # type: ignore[attr-defined]  # the extension adds it
    install(tongue.gettext, tongue.ngettext, newstyle=True)
    made.globals.update(by_regime=by_regime, by_topic=by_topic, on_record=on_record, touched=concerned)
    made.globals.update(with_records=with_records, without_records=without_records, signed_there=signed_there)
    made.globals["gettext"] = made.globals["_"] = _cached_gettext(tongue)
    return made


def _cached_gettext(tongue: Language) -> Callable[..., Markup]:
    # As the extension's own, with each message looked up and made markup once: a page of a country says hundreds.
    @cache
    def pattern(message: str) -> Markup:
        return Markup(tongue.gettext(message))  # noqa: S704 - from our templates and catalogues

    @cache
    def bare(message: str) -> Markup:
        return pattern(message) % {}

    def gettext(message: str, /, **variables: object) -> Markup:
        return pattern(message) % variables if variables else bare(message)

    return gettext


@cache
def static(name: str) -> str:
    """The address of a file in static/, which changes with its content so that it can be kept for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return plain(f"/static/{name}", v=digest)


def frame(address: Address) -> dict[str, Any]:
    """What the frame around every page needs, whatever has gone wrong."""
    section = address.path.split("/")[1]
    return {
        "lang": language(address.language).tag,
        "static": static,
        "to": address.to,
        "section": section,
        "sections": SECTIONS,
        "listing": address.path == f"/{section}",
        "languages": [
            (language(code).tag, language(code).name, address.in_language(code), code == address.language)
            for code in CODES
        ],
    }


def page(asked: PageRequest, template: str, /, **context: Any) -> HTMLResponse:
    """A page: a template with its readings, in the language and as of the day asked for."""
    said = {
        **frame(asked.voice.address),
        **asked.voice.names(),
        **PageLanguage(asked.voice).names(),
        **VisitPhrases(asked.voice).names(),
        "movement_end": partial(movement_end, voice=asked.voice),
        "home": asked.home,
        "asked": asked,
        "notices": asked.notices,
        **context,
    }
    text = environment(asked.language.code).get_template(template).render(said)
    return HTMLResponse(text, asked.status, {"Content-Language": asked.language.tag})
