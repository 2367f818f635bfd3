"""The drafts: every record as staff see it now, each of its revisions, and the way to and from content files.

:class:`~kiosk.office.drafts.drafts.Drafts` is the door; ``store`` is for areas that change a draft's state inside
their own transaction.
"""
