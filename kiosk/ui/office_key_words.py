"""What the steps of setting up keys are called, and why each of them is: for people who see them once in two years."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.distribution.repository.roles import SigningRole
from kiosk.i18n.messages import Message, message
from kiosk.office.publishing.model import KeyPurpose
from kiosk.office.publishing.standing import KeyStep

STEP_NAMES: Mapping[KeyStep, Message] = {
    KeyStep.MACHINE: message("Keys of this machine"),
    KeyStep.ROOT: message("Root keys"),
    KeyStep.PUBLISHERS: message("Publishers' own keys"),
    KeyStep.REPOSITORY: message("Sign who may publish"),
    KeyStep.RELEASE: message("Publish the first release"),
    KeyStep.RENEW: message("Sign the list anew"),
    KeyStep.PUBLISH_AGAIN: message("Publish again"),
    KeyStep.REFRESH: message("Refresh the signatures"),
}
STEP_REASONS: Mapping[KeyStep, Message] = {
    KeyStep.MACHINE: message(
        "With them this machine tells kiosks every week which release is the present one, and signs exchange rates. "
        "They cannot change the content. There is nothing to type: they stay on this machine."
    ),
    KeyStep.ROOT: message(
        "A root key says who may approve releases. It goes into a file on a memory stick, and the stick into a safe: "
        "it is needed again only when people change, and every two years. Make a second one on another stick as a "
        "spare, before you sign."
    ),
    KeyStep.PUBLISHERS: message(
        "To approve a release is to sign it. So each publisher signs in here under their own name and makes a key on "
        "a stick of their own."
    ),
    KeyStep.REPOSITORY: message(
        "With the root key you sign the list of the publishers' keys. This makes the folder that kiosks read."
    ),
    KeyStep.RELEASE: message("The keys are ready. Now the content can go to the kiosks, on the page Releases."),
    KeyStep.RENEW: message(
        "With a root key you sign the list of publishers as it is now, for two years. Kiosks are told with the next "
        "update."
    ),
    KeyStep.PUBLISH_AGAIN: message(
        "The publishers' signatures on the present release run out. Publish a release again, even without changes."
    ),
    KeyStep.REFRESH: message(
        "This machine signs anew which release is the present one, for 90 days, and brings in a release whose day has "
        "come. Do it every week."
    ),
}
ROLE_NAMES: Mapping[SigningRole, Message] = {
    SigningRole.ROOT: message("Who may publish (root)"),
    SigningRole.TARGETS: message("Present release"),
    SigningRole.SNAPSHOT: message("State of the folder (snapshot)"),
    SigningRole.TIMESTAMP: message("Present state (timestamp)"),
    SigningRole.RATES: message("Exchange rates"),
}
PURPOSE_NAMES: Mapping[KeyPurpose, Message] = {
    KeyPurpose.ROOT: message("Root key, made by {user}"),
    KeyPurpose.PUBLISHER: message("Key of {user}"),
}
