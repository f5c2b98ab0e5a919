"""The parameters of a page: as the API declares them, read leniently; what is not understood is named to the reader."""

from typing import TypeVar

from models.wording.reason import N_
from reports.parameters.declaration import Parameters
from reports.parameters.reading import Why, lenient
from web.request import PageRequest
from web.voice import printable

Declared = TypeVar("Declared", bound=Parameters)

NO_CHOICE = N_("“%(value)s” is no choice for “%(name)s” and was left out.")
LEFT_OUT = {
    Why.NO_CHOICE: NO_CHOICE,
    Why.NO_COUNTRY: N_("No country is called “%(value)s”; it was left out."),
    Why.RUNS_BACKWARDS: N_("The period ends before it begins; its end was left out."),
}


def parameters(asked: PageRequest, declaration: type[Declared]) -> Declared:
    """What the address gives for the parameters declared; the day asked about is read with the page's head."""
    given = asked.request.query_params.multi_items()
    pairs = [(name, printable(value)) for name, value in given if name != "on"]
    understood, left_out = lenient(asked.session, declaration, pairs)
    for each in left_out:
        asked.left_out(LEFT_OUT[each.why], each.parameter, each.value)
    return understood
