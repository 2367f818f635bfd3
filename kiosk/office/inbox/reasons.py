"""Why something that came in was set aside, in words for staff. Setting aside is never fatal, and deletes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kiosk.i18n.messages import Message, message


class Reason(StrEnum):
    """Words for scripts; :data:`REASONS` says them to people."""

    UNKNOWN_KIOSK = "unknown-kiosk"
    SIGNATURE = "signature"
    EARLIER_KEY = "earlier-key"
    PREFIX = "prefix"
    REPLAYED = "replayed"
    OVERWRITTEN = "overwritten"
    NAME = "name"
    DAMAGED = "damaged"
    GARBAGE = "garbage"
    TOO_LARGE = "too-large"
    NEWER = "newer-envelope"
    KIND = "kind"
    CONTENT = "content"
    NO_FILE = "no-file"
    NO_FOLDER = "no-folder"
    FILE_NAME = "file-name"
    FLOODED = "flooded"


REASONS: Final[Mapping[str, Message]] = {
    Reason.UNKNOWN_KIOSK: message(
        "Not from our kiosks: no kiosk of this id is enrolled. If it is ours, add it with 'office kiosks add'; "
        "the next fetch takes this in."
    ),
    Reason.SIGNATURE: message(
        "Not from our kiosks: the signature is not that of this kiosk. If the kiosk made a new key, rotate it with "
        "'office kiosks rotate'; the next fetch takes this in."
    ),
    Reason.EARLIER_KEY: message(
        "Signed with a key of this kiosk that was retired. It may be genuine, from before the key was retired. Ask the "
        "resident."
    ),
    Reason.PREFIX: message(
        "It lies in the folder of one kiosk and says that it comes from another. Look at the credentials of both."
    ),
    Reason.REPLAYED: message(
        "This kiosk has used this number before, for something else. Its device folder was copied or put back: let it "
        "make a new key."
    ),
    Reason.OVERWRITTEN: message(
        "What lay under this name was fetched before, and then somebody wrote something else there."
    ),
    Reason.NAME: message("Its name is not the fingerprint of its bytes: it was renamed or changed on the way."),
    Reason.DAMAGED: message("It is damaged or cut short. If the kiosk sends it again, it is taken in then."),
    Reason.GARBAGE: message("It is no envelope of a kiosk."),
    Reason.TOO_LARGE: message("It is larger than any envelope, and was not read."),
    Reason.NEWER: message("It was made by a newer program. Update this one."),
    Reason.KIND: message("It is of a kind that this program does not know. Update this one."),
    Reason.CONTENT: message("It is signed by this kiosk, but its content is not what it should be."),
    Reason.NO_FILE: message("It is no file but a link, a folder or a device, and was not read."),
    Reason.NO_FOLDER: message("In the place of a kiosk's folder lies a file, a link or a device. It was not read."),
    Reason.FILE_NAME: message("No kiosk gives a file or a folder such a name. It was not read."),
    Reason.FLOODED: message(
        "Too much came in from here today. The rest stays in the drop box. Change the credentials of this kiosk, "
        "empty its folder, and look at the kiosk."
    ),
}
NOT_BELIEVED: Final = frozenset({Reason.UNKNOWN_KIOSK, Reason.SIGNATURE})
"""What a later enrolment may put right."""
