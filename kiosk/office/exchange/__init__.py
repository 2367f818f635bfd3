"""Texts out to translators and back: as a spreadsheet (``.xlsx``) or as gettext files (``.po``)."""
