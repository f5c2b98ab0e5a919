"""Dates as uncertain as their sources: EDTF, three-valued comparison, words."""
