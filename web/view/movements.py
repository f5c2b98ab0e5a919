"""Movements of samples as pages tell of them."""

from markupsafe import Markup, escape

from reports.samples.movement_reading import MovementEnd
from web.voice import Voice


def movement_end(side: MovementEnd, voice: Voice) -> Markup:
    """Who gave or received, in few words: as printed, else its bodies, else the country or organization."""
    if side.label:
        return voice.text(side.label, side.label_zh)
    if side.bodies:
        names = (voice.text(name, None, name_zh) for _, name, name_zh in side.bodies)
        return escape(voice.gettext(", ")).join(names)
    if side.country:
        return escape(voice.country(side.country))
    return voice.organization(side.organization) if side.organization else voice.missing()
