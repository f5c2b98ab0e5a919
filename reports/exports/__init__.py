"""The record as files for other programs: CSV, workbook, package, feeds, calendars, linked data."""
