"""Starts the commands: ``python main.py --help``."""

from __future__ import annotations

from kiosk.commands import main

if __name__ == "__main__":
    main()
