"""Starts the commands: ``python main.py --help``."""

from __future__ import annotations

import os
import sys


def start() -> None:
    """Run the command line."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we use none, and looking for them costs 20 ms
    try:
        from kiosk.commands import main
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] == "kiosk":
            raise
        sys.exit(f"This Python has no {missing.name}. Run 'make setup' once, then .venv/bin/python main.py")

    main()


if __name__ == "__main__":
    start()
