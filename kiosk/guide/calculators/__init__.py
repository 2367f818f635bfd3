"""The calculators (ux.md K-14): each works out one thing from facts of the catalogue and shows its formula."""
