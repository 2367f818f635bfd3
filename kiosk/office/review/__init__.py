"""Review: draft → ready → published by somebody else, what changed, what blocks, and what is due to be looked at again.

``Review(database, now)`` is the door; ``changes`` compares, ``checks`` judges, both over plain data.
"""
