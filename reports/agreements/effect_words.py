"""How an effect is said in a few words, which never hide on which step of the ladder of evidence it stands."""

from models.effect import EffectBasis, EffectValue, PresumptionRule
from models.wording.reason import N_
from reports.agreements.reading import EffectReading
from reports.wording.lexicon import Wording

NOT_KNOWN = N_("Not known")
SILENT = N_("Not known: no recent sign since %(day)s")
NEVER_A_SIGN = N_("Not known: no sign since its signature")
POSSIBLY_CURRENT = N_("Possibly current, never in force (rule %(rule)s)")

_WORDS = {
    EffectBasis.DOCUMENTED: {
        EffectValue.IN_EFFECT: N_("In force"),
        EffectValue.POSSIBLY: N_("Possibly in force"),
        EffectValue.SUSPENDED: N_("Suspended"),
        EffectValue.ENDED: N_("Ended"),
        EffectValue.NOT_YET: N_("Not yet in force"),
    },
    EffectBasis.REPORTED: {
        EffectValue.IN_EFFECT: N_("In force as reported, %(day)s"),
        EffectValue.POSSIBLY: N_("Possibly as reported, %(day)s"),
        EffectValue.SUSPENDED: N_("Suspended as reported, %(day)s"),
        EffectValue.ENDED: N_("Ended as reported, %(day)s"),
        EffectValue.NOT_YET: N_("Not yet in force as reported, %(day)s"),
        EffectValue.POLITICAL: N_("Stated and current as reported, %(day)s"),
    },
    EffectBasis.PRESUMED: {
        EffectValue.IN_EFFECT: N_("Taken to be in effect (rule %(rule)s)"),
        EffectValue.POSSIBLY: N_("Possibly to be taken as in effect (rule %(rule)s)"),
        EffectValue.ENDED: N_("Taken to have ended (rule %(rule)s)"),
        EffectValue.COMPLETED: N_("Taken to be completed (rule %(rule)s)"),
        EffectValue.POLITICAL: N_("Stated and never in force (rule %(rule)s)"),
    },
}


def effect_words(effect: EffectReading, wording: Wording) -> str:
    """An effect in the language of ``wording``: "In force as reported, January 2026"."""
    gettext = wording.language.gettext
    message = _WORDS.get(effect.basis, {}).get(effect.value)
    if effect.value is EffectValue.POSSIBLY and effect.rule is PresumptionRule.POLITICAL:
        message = POSSIBLY_CURRENT
    if message is not None:
        return gettext(message) % {"day": wording.day(effect.as_of), "rule": effect.rule}
    if effect.rule in (None, PresumptionRule.END):
        return gettext(NOT_KNOWN)
    if effect.last_sign is None:
        return gettext(NEVER_A_SIGN)
    return gettext(SILENT) % {"day": wording.day(effect.last_sign)}
