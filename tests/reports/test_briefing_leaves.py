"""One reading, whole: every leaf of its JSON is said on paper, or stands on a list with the reason why not."""

from typing import Any

import pytest
from brief import FEW, FORMER, LAWS, MANY, body, leaves, read
from leaf import squeezed
from sqlalchemy import Engine

from reports.wording.language import language
from reports.wording.lexicon import Wording

SAID_IN_WORDS: dict[str, Any] = {
    "date": (
        "signed", "expires", "notice_on", "renewed_on[]", "since", "reported", "on", "effective", "starts", "due",
    ),
    "word": {
        "country.subregion": "subregion",
        "organizations[].kind": "membership_kind",
        "restrictions[].kind": "restriction_kind",
        "restrictions[].confidence": "confidence",
        "visits_upcoming[].kind": "visit_kind",
        "visits_past[].kind": "visit_kind",
        "samples_given[].kind": "movement_kind",
        "samples_received[].kind": "movement_kind",
        "samples_passed_on[].kind": "movement_kind",
        "samples_given[].purpose": "purpose",
        "samples_received[].purpose": "purpose",
        "samples_passed_on[].purpose": "purpose",
        "agreements[].kind": "kind",
        "agreements[].status": "status",
        "agreements[].topics[]": "topic",
        "agreements[].actions[].kind": "action",
        "agreements[].clauses[].kind": "clause_kind",
        "agreements[].clauses[].modality": "modality",
        "agreements[].absent_clauses[].kinds[]": "clause_kind",
        "facts[].kind": "fact_kind",
        "set_aside[].kind": "kind",
    },
    "country": (
        "visits_past[].guest_country", "visits_past[].host", "visits_upcoming[].guest_country",
        "visits_upcoming[].host", "samples_given[].giver.country", "samples_given[].receiver.country",
        "samples_received[].giver.country", "samples_received[].receiver.country",
        "samples_passed_on[].giver.country", "samples_passed_on[].receiver.country",
    ),
    "number": ("revision", "counts[].in_force", "counts[].not_documented", "counts[].past", "counts[].total"),
    "mass": ("mass_ug",),
}  # fmt: skip
"""How a leaf is said where its own text is not, by the end of its path."""

LEFT_OUT = {
    "exchange": "in words of our own: sums, limits and places, checked in test_briefing.py",
    "_zh": "the other language: a Chinese briefing says it",
    "_zh_editorial": "the other language: a Chinese briefing says it",
    "receipt_documented": "told in words where it is false",
    "url": "addresses of our own pages, which a print does not open",
    "id": "ids are for programs; the attached JSON holds them",
    "ids[]": "ids are for programs; the attached JSON holds them",
    "code": "the country is named; its code is for programs",
    "alpha3": "the country is named; its code is for programs",
    "country.kind": "told only of a region",
    "country.region": "the subregion says more",
    "country.ldc": "told in words where it is true",
    "country.former": "told in words where it is true",
    "country.un_member": "told in words where it is false",
    "counts[].door": "the head of a line of the table, in words of our own",
    "title_is_official": "told on the agreement's own page",
    "binding": "in words of our own: legally binding, or not, or not documented",
    "status_certainty": "told by the word “possibly”",
    "status_group": "the heading over the agreement",
    "status_since": "part of the reason of the status",
    "status_reason": "checked below with its first letter large",
    "in_force": "told by the heading and the reason",
    "reported_status": "told where it differs",
    "effect.value": "in words of our own",
    "effect.basis": "told by these words",
    "effect.rule": "in words of our own",
    "effect.as_of": "in words of our own, and part of the reason",
    "effect.since": "part of the reason",
    "effect.last_sign": "part of the reason where a rule rests on it; the agreement's page has it always",
    "effect.reason": "checked below with its first letter large",
    "flags[]": "in words of our own",
    "via[]": "in words of our own",
    "membership": "told where it is only possible",
    "certainty": "told where it is not certain",
    "shared": "in words of our own",
    "home_parties[].kind": "what sort of body it is stands on the body's own page",
    "partner_parties[].kind": "what sort of body it is stands on the body's own page",
    "home_parties[].country": "the country is named where it is neither side",
    "partner_parties[].country": "the country is named where it is neither side",
    "home_parties[].organization": "the body has the organization's name",
    "partner_parties[].organization": "the body has the organization's name",
    "actions[].by": "an id; the body is named",
    "actions[].undoes": "the act is named by kind and day",
    "undone": "in words of our own",
    "position": "numbers of sources stand in the text",
    "sources[]": "numbers of sources stand in the text",
    "supports": "what a source was read for is on the agreement's page; the attached JSON holds it",
    "expires_basis": "in words of our own",
    "years": "the term's own words say it",
    "months": "the term's own words say it",
    "tacit_renewal": "in words of our own",
    "renewal_months": "in words of our own",
    "notice_months": "in words of our own",
    "visit": "an id; the visit names the agreement",
    "signatories[].body": "an id; the body is named",
    "sample_clause": "a coding for the tables of clauses; the clauses themselves stand here",
    "gives": "in words of our own, with the names of the sides",
    "receives": "in words of our own, with the names of the sides",
    "clauses[].state": "told by its reason where there is a ledger of it",
    "state_certainty": "told by its reason where there is a ledger of it",
    "state_reason": "told of clauses on samples, the only benefit with a ledger",
    "delivered_ug": "told by its reason where there is a ledger of it",
    "delivered_unreported": "told by its reason where there is a ledger of it",
    "movements[]": "ids; the movements stand under samples",
    "rules": "the rules of access are a page of their own",
    "relation": "in words of our own, from either side",
    "incoming": "in words of our own, from either side",
    "to": "an id; the agreement is named, or has a number here",
    "relations[].title": "where the agreement stands in the briefing, its number is given instead",
    "relations[].signed": "where the agreement stands in the briefing, its number is given instead",
    "agreements[].confidence": "told where it is not high",
    "confidence": "told where it is not high",
    "visits_past[].agreements[]": "ids; the numbers of the agreements are given",
    "visits_upcoming[].agreements[]": "ids; the numbers of the agreements are given",
    "mission": "an id; the mission is named",
    "mass_status": "told where it is not “reported”",
    "agreement": "an id; the number of the agreement is given",
    "batches[]": "ids; the mission is named",
    "counts_toward_totals": "told where it is false",
    "aggregate": "told where it is true",
    "part_of": "an id; the whole is named by kind and day",
    "answers": "an id of a request",
    "bodies[][]": "checked as names: the first of each three is an id, the last is Chinese",
    "organizations[].organization.kind": "stands on the organization's own page",
    "restrictions[].until": "in words of our own",
    "organizations[].until": "in words of our own",
    "imposed_by": "a code; the country or organization is named",
    "mirror": "in words of our own",
    "number": "in brackets before each source",
    "sources[].published": "checked with the list of sources",
    "published": "checked with the list of sources",
}
"""Ends of paths of leaves that the English briefing does not print as they are, and why."""


def ends_with(path: str, ends: Any) -> str | None:
    """The longest of the ends that a path has, as a whole name or as a suffix of one."""
    found = [
        end
        for end in ends
        if path == end
        or path.endswith((f".{end}",))
        or (end[0] == "_" and path.endswith(end))
        or f".{path}".startswith(f".{end}.")
        or (f".{end}[" in f".{path}" and end in ("rules", "exchange"))
    ]
    return max(found, key=len, default=None)


def in_words(path: str, value: Any, wording: Wording) -> str | None:
    """What a leaf is in the words of a briefing; None where it is left out."""
    if found := ends_with(path, SAID_IN_WORDS["word"]):
        return wording.word(str(value), SAID_IN_WORDS["word"][found])
    if ends_with(path, SAID_IN_WORDS["country"]):
        return wording.country(str(value))
    if ends_with(path, SAID_IN_WORDS["number"]):
        return f"{value:,}"
    if ends_with(path, SAID_IN_WORDS["mass"]):
        return wording.mass(int(value))
    if ends_with(path, LEFT_OUT):
        return None
    if ends_with(path, SAID_IN_WORDS["date"]):
        return wording.day(str(value))
    return str(value)


@pytest.mark.parametrize("code", [MANY, "RU", LAWS, FEW, FORMER])
def test_every_leaf_of_the_reading_is_said_or_left_out_for_a_reason(loaded: Engine, code: str) -> None:
    report, words = read(loaded, code)
    wording = Wording(language("en"), words)
    said = body(loaded, code, "en").casefold()
    missing, checked = [], 0
    for path, value in leaves(report.model_dump(mode="json")):
        expected = in_words(path, value, wording)
        if expected is not None:
            checked += 1
            if squeezed(expected).casefold() not in said:
                missing.append((path, value))
    assert not missing
    assert checked > 15 * len(report.agreements)
    here = {each.id for each in report.agreements}
    for agreement in report.agreements:
        assert squeezed(agreement.status_reason).casefold() in said
        assert squeezed(agreement.effect.reason).casefold() in said
        for related in agreement.relations:
            assert related.to in here or squeezed(related.title).casefold() in said
    for source in report.sources:
        assert squeezed(source.url).casefold() in said


@pytest.mark.parametrize("code", [MANY, LAWS, FEW])
def test_a_chinese_briefing_says_every_chinese_text(loaded: Engine, code: str) -> None:
    report, _ = read(loaded, code)
    said = body(loaded, code, "zh")
    prose = (
        "summary_zh",
        "notes_zh",
        "text_zh",
        "status_reason_zh",
        "reason_zh",
        "occasion_zh",
        "mass_text_zh",
    )
    missing = [
        (path, value)
        for path, value in leaves(report.model_dump(mode="json", exclude={"exchange"}))
        if path.rpartition(".")[2] in prose and squeezed(value) not in said
    ]
    assert not missing
