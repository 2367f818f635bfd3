"""The audit log: who did what, when, chained by hash (design.md, section 8).

``log.append(connection, at, user, action, about)`` adds an entry inside the transaction of the change it tells about;
``log.verify(connection, known_heads)`` finds whatever was altered later; ``actions`` lists what can be told, and
``export`` writes entries as CSV.
"""
