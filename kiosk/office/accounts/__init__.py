"""Who may do what in the office: roles, accounts and signing in (design.md, section 8).

``Accounts(database, now).sign_in(user, password)`` gives an ``Actor``; ``actor.may(Right.EDIT)`` says whether it may.
"""

from kiosk.office.accounts.accounts import Account, Accounts
from kiosk.office.accounts.errors import AccountError
from kiosk.office.accounts.roles import Actor, Right, Role

__all__ = ["Account", "AccountError", "Accounts", "Actor", "Right", "Role"]
