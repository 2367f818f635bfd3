"""The one exception of sealing."""

from __future__ import annotations

from kiosk.findings import PonteError


class SealingError(PonteError):
    """Something cannot be sealed, signed or opened. No message repeats what was sealed, or a secret.

    Codes: ``recipient`` (not a public key for sealing), ``application`` (a field is wrong), ``device-key`` (the kiosk's
    key or its sequence number cannot be used), ``text-form`` (no sheet of ours), ``mixed-sheets``, ``damaged-part``,
    ``missing-part``, ``damaged-envelope``, ``newer-envelope``, ``not-our-kiosk``, ``public-key``, ``identity``,
    ``passphrase``, ``not-for-us``.
    """

    code = "sealing"
