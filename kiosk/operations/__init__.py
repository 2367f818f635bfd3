"""For whoever runs the kiosks: ``doctor`` says what is wrong with a machine, ``bench`` measures the budgets."""
