"""Faults as somebody might make them: in rules, in queries, in templates; each with the tests nearest to it."""

from typing import NamedTuple


class SeededFault(NamedTuple):
    """A change of one file that makes it wrong, and the tests of which at least one must then fail."""

    file: str
    right: str
    """Stands in the file once."""
    wrong: str
    tests: tuple[str, ...]


SEEDED = (
    # Rules
    SeededFault(
        "models/dates/uncertain_date.py",
        "self.latest < day",
        "self.latest <= day",
        ("tests/models/test_uncertain_date.py",),
    ),
    SeededFault(
        "models/dates/uncertain_date.py",
        "self.earliest > day",
        "self.earliest >= day",
        ("tests/models/test_uncertain_date.py",),
    ),
    SeededFault(
        "models/status/ending.py",
        "_RANK[self.status] < _RANK[other.status]",
        "_RANK[self.status] > _RANK[other.status]",
        ("tests/models/test_ending.py",),
    ),
    SeededFault(
        "models/status/weighing.py",
        "one.latest < other.earliest",
        "one.latest <= other.earliest",
        ("tests/models/test_weighing.py",),
    ),
    SeededFault(
        "models/wording/mass.py",
        "if micrograms >= least:",
        "if micrograms > least:",
        ("tests/models/test_mass.py",),
    ),
    SeededFault(
        "models/wording/edit_distance.py",
        "len(word) < len(typed) - most",
        "len(word) <= len(typed) - most",
        ("tests/models/test_slip.py",),
    ),
    SeededFault(
        "models/clauses/rule_scope.py",
        "since.latest <= day.earliest",
        "since.latest < day.earliest",
        ("tests/models/test_rule_scope.py",),
    ),
    SeededFault(
        "models/fairness/assessment.py",
        "known_partners < fewest_known",
        "known_partners <= fewest_known",
        ("tests/models/test_fairness_assessment.py",),
    ),
    # Queries
    SeededFault(
        "db/queries/sample.py",
        "or_(Movement.from_country_code == country, Movement.to_country_code == country)",
        "or_(Movement.from_country_code == country)",
        ("tests/api/test_nouns.py", "tests/web/test_country_page.py", "tests/reports/test_briefing.py"),
    ),
    SeededFault(
        "db/queries/sample.py",
        "MovementBatch.batch_id.in_(wanted.batches)",
        "MovementBatch.batch_id.not_in(wanted.batches)",
        ("tests/api/test_samples.py",),
    ),
    SeededFault(
        "db/queries/clause.py",
        "Participant.side == Side.PARTNER, Body.country_code.is_not(None)",
        "Participant.side == Side.HOME, Body.country_code.is_not(None)",
        ("tests/api/test_clauses.py",),
    ),
    SeededFault(
        "db/queries/clause.py",
        "_direction(Clause.gives, wanted.gives)",
        "_direction(Clause.receives, wanted.gives)",
        ("tests/api/test_clauses.py",),
    ),
    SeededFault(
        "db/queries/restriction.py",
        "or_(Restriction.imposed_by_organization_id == key, ",
        "or_(",
        ("tests/api/test_restrictions.py", "tests/api/test_nouns.py", "tests/web/test_visit_pages.py"),
    ),
    SeededFault(
        "db/queries/door.py",
        ".order_by(AgreementListing.newest_first, AgreementListing.agreement_id)",
        ".order_by(AgreementListing.agreement_id)",
        ("tests/db/test_orders.py",),
    ),
    SeededFault(
        "db/queries/set_aside.py",
        "SetAside.reported_edtf.desc().nulls_last()",
        "SetAside.reported_edtf.desc()",
        ("tests/db/test_orders.py",),
    ),
    # Templates
    SeededFault("web/templates/agreements.html", 'rel="next"', 'rel="prev"', ("tests/web/test_site.py",)),
    SeededFault(
        "web/templates/base.html",
        '<html lang="{{ lang }}">',
        '<html lang="en">',
        ("tests/web/test_pages.py",),
    ),
    SeededFault(
        "web/templates/agreement.html",
        "mass(clause.mass_ug) if clause.mass_ug is not none else missing()",
        "mass(clause.mass_ug)",
        ("tests/web/test_agreement_page.py",),
    ),
    SeededFault(
        "reports/documents/templates/dossier.typ",
        "{% if a.notes %}",
        "{% if not a.notes %}",
        ("tests/reports/test_dossier.py",),
    ),
    SeededFault(
        "reports/documents/templates/_briefing_glance.typ",
        "for each in report.restrictions -%}",
        "for each in report.restrictions[1:] -%}",
        ("tests/reports/test_briefing.py",),
    ),
)
