"""What may go wrong with the inbox."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class InboxError(OfficeError):
    """The drop box cannot be read, or something was asked of the inbox that cannot be done.

    ``code``: ``no-drop-box`` (none is named), ``settings`` and ``credentials`` (of this machine), ``network``,
    ``refused`` (its credentials do not count), ``hidden`` (a server does not list this), ``not-a-drop-box``,
    ``listing`` (the answer is no list of files), ``unknown-envelope``, ``ambiguous``, ``state``, ``expired`` (its bytes
    were deleted), ``unreadable`` (it is no envelope), ``retention``, ``not-for-us`` and ``nothing`` (to export),
    ``file`` (it cannot be written).
    """

    code = "inbox"
