"""The ways to change the record: each validates, applies and appends its revisions in one transaction."""
