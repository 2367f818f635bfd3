"""Releases: prepared, approved by signing, brought into the repository, rolled back (design.md, sections 7 and 8).

``Publishing(database, now)`` is the door to releases, ``SigningKeys(database, now)`` the one to keys and who may sign.
tuf, securesystemslib and cryptography are imported late: a window that only lists releases need not wait for them.
"""

from kiosk.office.publishing.errors import PublishingError
from kiosk.office.publishing.model import KeyPurpose, PublishedKey, Release, ReleaseState, Signature
from kiosk.office.publishing.publishing import Publishing
from kiosk.office.publishing.signing_keys import SigningKeys

__all__ = [
    "KeyPurpose",
    "PublishedKey",
    "Publishing",
    "PublishingError",
    "Release",
    "ReleaseState",
    "Signature",
    "SigningKeys",
]
