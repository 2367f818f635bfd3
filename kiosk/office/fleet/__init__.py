"""How the kiosks are, as far as their newest signs of life tell (design.md, section 7).

``fleet.fleet(database, now)`` gives a row for each kiosk; ``prometheus.prometheus(rows, release)`` tells them to a
monitoring system. Signs of life come in with the inbox, which keeps the newest verified one of each kiosk.
"""
