"""How the kiosks are, as far as their newest signs of life tell (design.md, section 7).

``fleet(database, now)`` gives a row for each kiosk; ``prometheus(rows)`` says them to a monitoring system.
"""
