"""The doctor: one module for each family of checks. A check takes values and returns rows; it never raises."""
