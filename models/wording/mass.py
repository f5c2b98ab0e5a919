"""Masses of samples: whole micrograms inside, exact words outside.

1 g = 1,000,000 µg. Sums of integers do not drift, so the ledger can conserve mass to the microgram.
"""

import re
from decimal import Decimal

from models.wording.language import is_chinese

_MICROGRAMS = {
    "µg": 1,  # micro sign
    "μg": 1,  # Greek mu, which many keyboards give
    "ug": 1,
    "mg": 10**3,
    "g": 10**6,
    "kg": 10**9,
    "微克": 1,
    "毫克": 10**3,
    "克": 10**6,
    "千克": 10**9,
    "公斤": 10**9,
}

_GRAMMAR = re.compile(
    r"(?P<number>(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?) ?(?P<unit>[^ 0-9.,]+)"
)

_LONGEST = 40
_LARGEST = 2**63 - 1  # what both databases keep in a big integer

# From 10 kg on in kilograms; below, grams, as the field writes "1,731 g" of Chang'e-5.
_UNITS = ((10**10, 10**9, "kg", "千克"), (10**6, 10**6, "g", "克"), (10**3, 10**3, "mg", "毫克"))


def parse_mass(text: str) -> int:
    """Read a mass as whole micrograms: ``"1.5 g"`` is 1500000.

    A point marks decimals. A comma only groups thousands, three digits at a time after a first group
    that does not begin with zero: ``1,731 g`` is 1731 g, while ``1,5 g`` and ``0,500 g`` are refused
    because their writer may have meant decimals. Units are µg, ug, mg, g, kg, 微克, 毫克, 克, 千克, 公斤, with
    or without one space before; capitals are refused (Mg is a tonne).

    Raises:
        ValueError: with the reason: not a number with a unit, negative, finer than a microgram, too large.

    """
    if len(text) > _LONGEST:
        raise ValueError("not a mass: it is too long")
    stripped = text.strip(" ")
    if stripped.startswith(("-", "−")):
        raise ValueError("a mass is not negative")
    match = _GRAMMAR.fullmatch(stripped)
    if match is None:
        if re.fullmatch(r"[0-9]+,[0-9]+.*", stripped):
            raise ValueError(f"a comma only groups thousands: {text!r}; write decimals with a point")
        raise ValueError(f"not a mass: {text!r}")
    number, unit = match.group("number", "unit")
    if unit not in _MICROGRAMS:
        raise ValueError(f"not a unit of mass: {unit!r}")
    exact = Decimal(number.replace(",", "")) * _MICROGRAMS[unit]
    micrograms = int(exact)
    if micrograms != exact:
        raise ValueError(f"finer than a microgram: {text!r}")
    if micrograms > _LARGEST:
        raise ValueError(f"too large a mass: {text!r}")
    return micrograms


def mass_words(micrograms: int, lang: str) -> str:
    """A mass as people write it, exact to the last digit: "60 mg", "1,731 g", "1,731克".

    Reading the words again with ``parse_mass`` gives the same number.

    Raises:
        ValueError: negative, or a language without words.

    """
    if micrograms < 0:
        raise ValueError("a mass is not negative")
    chinese = is_chinese(lang)
    if micrograms == 0:
        return "0克" if chinese else "0 g"
    size, unit, unit_zh = 1, "µg", "微克"
    for least, size_of, name, name_zh in _UNITS:
        if micrograms >= least:
            size, unit, unit_zh = size_of, name, name_zh
            break
    whole, rest = divmod(micrograms, size)
    digits = f"{whole:,}"
    if rest:
        places = len(str(size)) - 1
        digits += "." + f"{rest:0{places}}".rstrip("0")
    return f"{digits}{unit_zh}" if chinese else f"{digits} {unit}"
