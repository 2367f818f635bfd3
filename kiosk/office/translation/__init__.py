"""Translations of the drafts: their state per language, what changed in the source, what is wrong with the words."""
