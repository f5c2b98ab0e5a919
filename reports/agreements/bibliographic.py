"""How an agreement is cited: BibTeX, RIS and CSL-JSON. A date that is not certain is never written as one that is."""

import json
from datetime import date
from enum import StrEnum
from typing import Any

from models.dates.date_part import DatePart
from models.dates.uncertain_date import Precision, UncertainDate
from reports.agreements.agreement import AgreementReading


class Style(StrEnum):
    """How a citation is written."""

    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl"


MEDIA_TYPES = {
    Style.BIBTEX: "application/x-bibtex",
    Style.RIS: "application/x-research-info-systems",
    Style.CSL: "application/vnd.citationstyles.csl+json",
}
ENDINGS = {Style.BIBTEX: "bib", Style.RIS: "ris", Style.CSL: "json"}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "&%$#_"},
}


def _names(agreement: AgreementReading) -> list[str]:
    parties = (*agreement.home_parties, *agreement.partner_parties)
    return list(dict.fromkeys(party.name for party in parties))


def _day(agreement: AgreementReading) -> UncertainDate | None:
    return UncertainDate.parse(agreement.signed) if agreement.signed else None


def _numbers(part: DatePart) -> list[int]:
    """Year, month and day, as far as a part of a date names them."""
    first = part.first
    return {
        Precision.DAY: [first.year, first.month, first.day],
        Precision.MONTH: [first.year, first.month],
        Precision.YEAR: [first.year],
    }.get(part.precision, [])


def _exact(day: UncertainDate | None) -> list[int]:
    """Year, month and day as far as they are certain; nothing for a date that is qualified or an interval."""
    if day is None or day.start_part is None or day.is_interval or day.approximate or day.uncertain:
        return []
    return [] if "X" in day.text else _numbers(day.start_part)


def _said(day: UncertainDate | None) -> str:
    return f"Signed {day.words('en')}." if day else "Day of signature not documented."


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in text)


def bibtex(agreement: AgreementReading, address: str, read_on: date) -> str:
    """A BibTeX entry; ``date`` is EDTF as biblatex reads it, ``year`` and ``month`` stand only where they are certain."""
    day = _day(agreement)
    numbers = _exact(day)
    fields = {
        "title": f"{{{_tex(agreement.title)}}}",
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _names(agreement)),
        "date": day.text if day else None,
        "year": str(numbers[0]) if numbers else None,
        "month": _MONTHS[numbers[1] - 1] if len(numbers) > 1 else None,
        "url": address,
        "urldate": read_on.isoformat(),
        "note": _tex(_said(day)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{agreement.id},\n" + ",\n".join(lines) + "\n}\n"


def ris(agreement: AgreementReading, address: str, read_on: date) -> str:
    """An RIS record; ``PY`` and ``DA`` stand only where they are certain."""
    day = _day(agreement)
    numbers = _exact(day)
    parts = [f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])] if numbers else []
    fields: list[tuple[str, str | None]] = [
        ("TY", "LEGAL"),
        ("ID", agreement.id),
        ("TI", agreement.title),
        *(("AU", name) for name in _names(agreement)),
        ("PY", parts[0] if parts else None),
        ("DA", "/".join([*parts, "", ""][:3]) if parts else None),
        ("AB", agreement.summary),
        ("N1", _said(day)),
        ("UR", address),
        ("Y2", read_on.strftime("%Y/%m/%d")),
        ("ER", ""),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value is not None]
    return "\r\n".join(lines) + "\r\n"


def _issued(day: UncertainDate | None) -> dict[str, Any] | None:
    if day is None:
        return None
    ends = [part for part in (day.start_part, day.end_part) if part is not None]
    parts = [_numbers(part) for part in ends] if day.is_interval else [_numbers(part) for part in ends[:1]]
    if (
        "X" in day.text
        or ".." in day.text
        or not parts
        or not all(parts)
        or day.is_interval > (len(parts) == 2)
    ):
        return {"literal": day.words("en")}
    doubtful = day.approximate or day.uncertain
    return {"date-parts": parts, **({"circa": True} if doubtful else {})}


def csl(agreement: AgreementReading, address: str, read_on: date) -> str:
    """A list of one CSL-JSON item."""
    day = _day(agreement)
    item = {
        "id": agreement.id,
        "type": "treaty",
        "title": agreement.title,
        "author": [{"literal": name} for name in _names(agreement)],
        "issued": _issued(day),
        "URL": address,
        "accessed": {"date-parts": [[read_on.year, read_on.month, read_on.day]]},
        "abstract": agreement.summary,
        "note": _said(day),
    }
    return json.dumps(
        [{name: value for name, value in item.items() if value is not None}], ensure_ascii=False
    )


WRITERS = {Style.BIBTEX: bibtex, Style.RIS: ris, Style.CSL: csl}


def citation(agreement: AgreementReading, style: Style, *, base: str, read_on: date) -> str:
    """An agreement cited as it is read on a day; its address begins with ``base``."""
    return WRITERS[style](agreement, f"{base}{agreement.url}", read_on)
