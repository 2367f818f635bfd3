"""The walk's modules are imported by their full names, so that its processes and its tests share them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
