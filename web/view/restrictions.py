"""Restrictions as pages tell of them."""

from reports.restrictions import RestrictionItem


def concerned(restriction: RestrictionItem, home: str) -> list[str]:
    """Countries by code, then organizations by id, that it touches beside the home state and whoever imposed it."""
    aside = (home, restriction.imposed_by)
    countries = [code for code in restriction.countries if code not in aside]
    return countries + [key for key in restriction.organizations if key != restriction.imposed_by]
