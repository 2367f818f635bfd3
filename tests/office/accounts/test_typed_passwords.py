"""Passwords typed at a terminal: asked for, never shown, a new one twice."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from office_staff import GOOD, OTHER, Staff

ROOT = Path(__file__).parents[3]


class Terminal:
    """A program at a terminal of its own, and somebody who types when asked."""

    def __init__(self, screen: int, process: subprocess.Popen[bytes]) -> None:
        self._screen = screen
        self._process = process
        self.shown = ""

    def answer(self, prompt: str, typed: str) -> None:
        """Wait for a prompt, then type."""
        while prompt not in self.shown:
            assert self._read(), f"ended before it asked for '{prompt}': {self.shown}"
        os.write(self._screen, f"{typed}\n".encode())

    def exit_code(self) -> int:
        while self._read():
            pass
        return self._process.wait()

    def _read(self) -> bool:
        try:
            content = os.read(self._screen, 4096)
        except OSError:  # Linux: the program has closed its end
            return False
        self.shown += content.decode("utf-8", errors="replace")
        return bool(content)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    screen, keyboard = pty.openpty()
    command = ["setsid", "--ctty", "--wait", sys.executable, "main.py", "office", "users", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=keyboard, stdout=keyboard, stderr=keyboard) as process:
        os.close(keyboard)
        yield Terminal(screen, process)
    os.close(screen)


def test_a_new_password_is_typed_twice_and_never_shown(staff: Staff) -> None:
    with terminal("password", "wong", "--as", "wong") as typed:
        typed.answer("Password of wong: ", GOOD)
        typed.answer("New password of wong: ", OTHER)
        typed.answer("The same again: ", OTHER)
        assert typed.exit_code() == 0, typed.shown
    assert GOOD not in typed.shown
    assert OTHER not in typed.shown
    staff.restart()
    assert staff.accounts.sign_in("wong", OTHER) == staff.wong


@pytest.mark.parametrize("again", ["seven paper lantern", ""])
def test_a_new_password_mistyped_once_changes_nothing(staff: Staff, again: str) -> None:
    with terminal("add", "ho", "--role", "editor", "--as", "chan") as typed:
        typed.answer("Password of chan: ", GOOD)
        typed.answer("New password of ho: ", OTHER)
        typed.answer("The same again: ", again)
        assert typed.exit_code() == 1
    assert "Nothing was changed" in typed.shown
    assert "ho" not in [account.user for account in staff.accounts.list()]
