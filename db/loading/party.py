"""Rows of those who act: countries, bodies, organizations and their members."""

from db.loading.body import body_rows
from db.loading.country import country_rows
from db.loading.organization import membership_list_rows, organization_rows

ROWS = {
    "country": country_rows,
    "body": body_rows,
    "organization": organization_rows,
    "membership_list": membership_list_rows,
}
