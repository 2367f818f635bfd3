"""What may go wrong with accounts."""

from __future__ import annotations

from kiosk.office.errors import OfficeError


class AccountError(OfficeError):
    """Signing in failed, or an account may not be changed so.

    ``code``: ``sign-in``, ``locked``, ``not-allowed``, ``unknown-account``, ``account-exists``, ``user-name``,
    ``password``, ``last-administrator``.
    """

    code = "account"
