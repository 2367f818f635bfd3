"""The budgets of design.md, section 11: each measured beside a floor or a peer in the same run."""
