"""Guides: questions, rules and outcomes as data; the engine that walks them, and the prover that checks them.

Nothing here knows Qt or the catalogue. Ids of services, facts, documents and sources are plain names; whether they
exist is asked of a function that is passed in.
"""
