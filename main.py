"""Starts the commands: ``python main.py --help``."""

from __future__ import annotations

import os


def start() -> None:
    """Run the command line."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we use none, and looking for them costs 20 ms
    from kiosk.commands import main

    main()


if __name__ == "__main__":
    start()
