"""The window's tests share its fixtures."""

from __future__ import annotations

from kiosk_window import catalogue, hall, kiosk, parts, prepare, time

__all__ = ["catalogue", "hall", "kiosk", "parts", "time"]

prepare()  # before any test makes the application object: Qt reads the keyboard's environment once
