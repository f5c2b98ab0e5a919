"""What templates of documents may say in one language: words, names, days and masses, and texts with their marks.

Templates compute nothing: what takes more than choosing and joining is said here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.clauses.kind import SAMPLE_KINDS
from models.dates.certainty import Certainty
from models.dates.uncertain_date import OPEN
from models.status.status import Flag, StatusGroup
from models.status.term import NONE_STATED
from models.via import Via
from models.vocabulary import Side
from reports.agreements.agreement import Action, AgreementReading, Party, TermReading
from reports.agreements.clause import ClauseReading
from reports.agreements.effect_words import effect_words
from reports.agreements.summary import Brief
from reports.reading import CountryName
from reports.visits.reading import VisitReading
from reports.wording.lexicon import LocalText
from reports.wording.phrases import Phrases

_CHIPS = {StatusGroup.IN_FORCE: "yes", StatusGroup.NOT_DOCUMENTED: "unknown", StatusGroup.PAST: "no"}


@dataclass(frozen=True)
class PaperPhrases(Phrases):
    """A wording for paper, told about one country; ``beside`` where the other language stands next to it."""

    country_code: str
    beside: bool = False

    @property
    def tag(self) -> str:
        """The tag of the language."""
        return self.language.tag

    # -- our own words

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        """A message of our own in the form that goes with a number."""
        return self.language.ngettext(singular, plural, num) % {"num": self.number(num)}

    def words(self, values: Iterable[StrEnum]) -> list[str]:
        """The labels of controlled words."""
        return [self.word(value) for value in values]

    @property
    def gap(self) -> str:
        """What stands after a colon: in Chinese the colon holds its own space."""
        return "" if self.chinese else " "

    @property
    def pause(self) -> str:
        """The comma between phrases, which in Chinese is not the one between parts of a list."""
        return "，" if self.chinese else ", "

    @property
    def dash(self) -> str:
        """What stands between a phrase and the text it introduces."""
        return "：" if self.chinese else ": "

    @property
    def stop(self) -> str:
        """What ends a phrase that another one follows."""
        return "。" if self.chinese else ". "

    @property
    def sentence_gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.chinese else " "

    def phrases(self, parts: Iterable[str]) -> str:
        """Phrases with the language's commas between."""
        return self.pause.join(parts)

    # -- texts of the record

    def text(self, text: str, text_zh: str | None = None, official_zh: str | None = None) -> LocalText:
        """A text of the record in this language, or a hint to the other column where it stands only there."""
        said = self.wording.said(text, text_zh, official_zh)
        assert said is not None  # noqa: S101 - asked for a text, it gives one
        if self.beside and said.fallback:
            return LocalText(self.gettext("(only in English, see beside)"), self.tag, False, False)
        return said

    def name(self, name: str, name_zh: str | None) -> LocalText:
        """A name in this language; the English one where there is no other."""
        said = self.wording.said(name, None, name_zh)
        assert said is not None  # noqa: S101 - asked for a name, it gives one
        return said

    def place(self, name: str) -> LocalText:
        """The name of a place; a translation of a name needs no mark."""
        said = self.wording.place(name)
        assert said is not None  # noqa: S101 - asked for a name, it gives one
        return said._replace(editorial=False)

    def organization(self, key: str) -> str:
        """An organization by the name it is known by: its acronym in English, its name in Chinese."""
        name, name_zh, acronym = self.wording.lexicon.organizations.get(key, (key, None, None))
        return name_zh if self.chinese and name_zh else acronym or name

    def countries(self, names: Iterable[CountryName]) -> list[str]:
        """The names of countries."""
        return [self.country(each.code) for each in names]

    def imposer(self, key: str) -> str:
        """The country or organization that imposed a restriction."""
        return self.country(key) if key in self.wording.lexicon.countries else self.organization(key)

    # -- days and masses

    def period(self, since: str | None, until: str | None) -> str:
        """From when to when, each end said plainly where it is open or not documented."""
        if since is not None:
            return super().period(since, until)
        begun = self.gettext("start not documented")
        return begun if until in (None, OPEN.text) else self.phrases((begun, self.ending(until)))

    def restricted(self, since: str, until: str | None) -> str:
        """When a restriction holds; one without an end may be a single event."""
        if until is None:
            return self.day(since) + self.gettext(", end not documented")
        return self.period(since, until)

    def ending(self, edtf: str | None) -> str:
        """When something ends, or that none is stated."""
        if edtf == NONE_STATED.value:
            return self.day(edtf)
        return self.gettext("ends %(day)s", day=self.day(edtf))

    def notice(self, brief: Brief) -> str:
        """By when notice is due before an agreement ends."""
        if brief.notice_on is None:
            return self.gettext("notice date not documented")
        return self.gettext("notice by %(day)s", day=self.day(brief.notice_on))

    # -- agreements

    def chip(self, agreement: AgreementReading) -> tuple[str, str]:
        """The mark of a status, and its words."""
        status = self.word(agreement.status)
        if agreement.status_certainty is Certainty.POSSIBLY:
            return "partly", self.cap(self.gettext("possibly %(status)s", status=status))
        return _CHIPS[agreement.status_group], self.cap(status)

    def reason(self, agreement: AgreementReading) -> str:
        """Why an agreement has its status and its effect, as a sentence."""
        return self.sentence(agreement.effect.reason_zh if self.chinese else agreement.effect.reason)

    def sentence(self, text: str) -> str:
        """A phrase as a sentence of its own."""
        return f"{text}。" if self.chinese else f"{self.cap(text)}."

    def clause_state(self, clause: Any) -> str:
        """What became of a promise, with "possibly" where other readings of the record would change it."""
        state = self.label(clause.state)
        if clause.state_certainty is Certainty.POSSIBLY:
            state = self.gettext("possibly %(status)s", status=state)
        return self.cap(state)

    def standing(self, agreement: AgreementReading) -> str:
        """Why an agreement has its status, and what does not fit, in sentences."""
        remarks = (self.label(flag) for flag in agreement.flags if flag is not Flag.REPORTED_DIFFERS)
        return ("" if self.chinese else " ").join([self.reason(agreement), *remarks])

    def effect(self, agreement: AgreementReading) -> str:
        """Whether an agreement is in effect, in a few words."""
        return effect_words(agreement.effect, self.wording)

    def reported(self, agreement: AgreementReading) -> str:
        """What sources claim, where the documented acts show something else; else nothing."""
        if Flag.REPORTED_DIFFERS not in agreement.flags:
            return ""
        return self.gettext("sources report: %(status)s", status=self.word(agreement.reported_status))

    def ways(self, agreement: AgreementReading) -> list[str]:
        """By which doors an agreement comes."""
        said = [self.label(door) for door in agreement.via if door is not Via.ORGANIZATION]
        for each in agreement.via_organizations:
            way = self.gettext("through %(organization)s", organization=self.organization(each.id))
            if each.membership is Certainty.POSSIBLY:
                way += self.bracketed(self.gettext("membership possible"))
            said.append(way)
        return said

    def binding(self, agreement: AgreementReading) -> str:
        """Whether an agreement binds, as far as documented."""
        if agreement.binding is None:
            return self.gettext("binding force not documented")
        return self.gettext("legally binding") if agreement.binding else self.gettext("not legally binding")

    def party(self, party: Party) -> tuple[LocalText, str]:
        """A body by name, and in brackets its acronym, and its country where that is no side of this briefing."""
        said = self.name(party.name, party.name_zh)
        more = []
        if party.acronym and party.acronym not in said.text:
            more.append(party.acronym)
        if party.country and party.country not in (self.home, self.country_code):
            more.append(self.country(party.country))
        return said, self.bracketed(self.comma(more)) if more else ""

    def body(self, agreement: AgreementReading, key: str) -> tuple[LocalText, str]:
        """The party with an id."""
        parties = (*agreement.home_parties, *agreement.partner_parties)
        return self.party(next(each for each in parties if each.id == key))

    def sharing(self, agreement: AgreementReading, clause: ClauseReading) -> list[str]:
        """Who gives whom, how bindingly, and by when, each a phrase."""
        if clause.gives is Side.BOTH and clause.receives is Side.BOTH:
            said = [self.gettext("between both sides")]
        else:
            giver, receiver = (self._side(agreement, each) for each in (clause.gives, clause.receives))
            said = [self.gettext("from %(giver)s to %(receiver)s", giver=giver, receiver=receiver)]
        said.append(
            self.word(clause.modality) if clause.modality else self.gettext("obligation not documented")
        )
        if clause.mission:
            said.append(self.name(clause.mission.name, clause.mission.name_zh).text)
        if clause.mass_ug is not None:
            said.append(self.mass(clause.mass_ug))
        elif clause.kind in SAMPLE_KINDS:
            said.append(self.gettext("amount not documented"))
        if clause.due:
            said.append(self.gettext("due %(day)s", day=self.day(clause.due)))
        if clause.kind in SAMPLE_KINDS:  # of other kinds nobody keeps a ledger, so there is nothing to tell
            said.append(clause.state_reason_zh if self.chinese else clause.state_reason)
        return said

    def _side(self, agreement: AgreementReading, side: Side) -> str:
        if side is Side.HOME:
            return self.country(self.home)
        if side is Side.BOTH:
            return self.label(side)
        owners = {(each.country, each.organization) for each in agreement.partner_parties}
        if len(owners) != 1:
            return self.gettext("the other parties")
        country, organization = owners.pop()
        if organization:
            return self.organization(organization)
        return self.country(country) if country else self.label(side)

    def withdrawal(self, agreement: AgreementReading, action: Action) -> str:
        """Which earlier act an act undoes."""
        earlier = next(each for each in agreement.actions if each.position == action.undoes)
        return self.gettext(
            "undoes the %(act)s of %(day)s", act=self.word(earlier.kind), day=self.day(earlier.on)
        )

    def term(self, term: TermReading) -> list[str]:
        """The term as agreed, beside its own words."""
        said = []
        if term.starts:
            said.append(self.gettext("from %(day)s", day=self.day(term.starts)))
        if term.years and term.text is None:  # its own words say how long it is
            said.append(self.ngettext("%(num)s year", "%(num)s years", term.years))
        if term.months and term.text is None:
            said.append(self.ngettext("%(num)s month", "%(num)s months", term.months))
        if term.tacit_renewal is not None:
            said.append(
                self.gettext("tacit renewal") if term.tacit_renewal else self.gettext("no tacit renewal")
            )
        if term.renewal_months:
            said.append(
                self.ngettext(
                    "by %(num)s month each time", "by %(num)s months each time", term.renewal_months
                )
            )
        if term.notice_months:
            said.append(
                self.ngettext(
                    "notice %(num)s month before", "notice %(num)s months before", term.notice_months
                )
            )
        return said

    def end(self, agreement: AgreementReading) -> list[str]:
        """When the current term ends, on what ground, by when notice is due, and when it was renewed."""
        said = []
        if agreement.expires:
            ground = ""
            if agreement.expires_basis and agreement.expires != NONE_STATED.value:
                ground = self.bracketed(self.label(agreement.expires_basis))
            said.append(self.ending(agreement.expires) + ground)
        if agreement.notice_on:
            said.append(self.gettext("notice by %(day)s", day=self.day(agreement.notice_on)))
        if agreement.renewed_on:
            days = self.comma(map(self.day, agreement.renewed_on))
            said.append(self.gettext("renewed: %(days)s", days=days))
        return said

    def numbers(self, ids: Sequence[str], numbered: Mapping[str, int]) -> str:
        """Agreements of the briefing by their numbers in it."""
        return self.comma(self.gettext("No. %(number)s", number=numbered[each]) for each in ids)

    # -- visits

    def visit_name(self, visit: VisitReading) -> LocalText:
        """A visit by its title, its guest, or its kind."""
        if visit.title:
            return self.text(visit.title, visit.title_zh)
        if visit.guest_name:
            return self.text(visit.guest_name, visit.guest_name_zh)
        return LocalText(self.cap(self.word(visit.kind)), self.tag, False, False)
