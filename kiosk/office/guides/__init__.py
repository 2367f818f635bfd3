"""Guides as staff edit them: conditions as rows, the picture, the proof while somebody types, and a try-out.

Nothing here writes: what comes out is a guide's plain data, which :mod:`kiosk.office.drafts` keeps.
"""
