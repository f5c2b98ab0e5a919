"""What templates of figures call beside the voice: limits of masses, shares and indices in the reader's language."""

from collections.abc import Callable, Mapping
from functools import partial

from reports.wording.quantity import (
    index_figure,
    mass_limits,
    net_limits,
    percent,
    percent_limits,
    ratio_limits,
)
from web.voice import Voice


def measures(voice: Voice) -> Mapping[str, Callable[..., str]]:
    """The functions by the names under which templates call them."""
    wording = voice.wording
    return {
        "limits": partial(mass_limits, wording=wording),
        "net": partial(net_limits, wording=wording),
        "ratio": partial(ratio_limits, wording=wording),
        "shares": partial(percent_limits, wording=wording),
        "percent": percent,
        "index": index_figure,
    }
