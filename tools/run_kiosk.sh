#!/usr/bin/env bash
# Starts the kiosk; where there is no display, says so and leaves a tour in four languages instead.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ -n "${QT_QPA_PLATFORM:-}" ]; then
    exec .venv/bin/python main.py "$@"
fi
echo "This machine has no display, so the kiosk cannot open its window here."
echo "Taking the tour instead: every journey, in four languages. This takes ten to thirty minutes."
.venv/bin/python main.py tour --out build/tour
echo "The pictures are in $(pwd)/build/tour (start with tour.json)."
