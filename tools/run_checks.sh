#!/usr/bin/env bash
# Every check of the project, cheapest first; the first that fails stops the run.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

step() { printf '\n== %s\n' "$1"; }

step "ruff: style and common mistakes"
$bin/ruff check . && $bin/ruff format --check .
step "mypy: types"
$bin/mypy
step "import-linter: imports go down only"
$bin/lint-imports --no-cache
step "qmllint: the views"
$bin/python -m tools.lint_qml
step "messages: none missing, none changed"
$bin/python -m tools.update_messages --check
step "content: db/content"
$bin/python main.py catalog check
$bin/python main.py guide check
step "tests"
tools/install_test_services.sh
# A process that crashes fails the run: its tests are not tried again. A run that hangs ends too.
# Four at a time on the two cores of our machines: a window that is waited for needs none. tests/conftest.py has the order.
QT_QPA_PLATFORM=offscreen timeout --kill-after=1m 45m $bin/python -m pytest -n 4 --max-worker-restart=0
