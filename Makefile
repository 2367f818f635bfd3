# Two commands: `make run` starts the kiosk, `make test` runs every check. Both set the machine up first.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
PY := $(VENV)/bin/python
STAMP := build/.installed
LOCALES := zh_Hant_MO zh_Hans_CN pt_MO en_MO
PO := $(LOCALES:%=locales/%/LC_MESSAGES/kiosk.po)
MO := $(PO:.po=.mo)
UI := $(wildcard kiosk/ui/*.py)
CONTENT := $(shell find db -type f)

.PHONY: run setup test walk tour bench messages lock clean

run: setup
	@tools/run_kiosk.sh

setup: $(STAMP) $(MO) build/qml/Ponte/Ui/qmldir build/catalog.sqlite

test: setup
	@tools/run_checks.sh

walk: setup
	$(PY) -m tools.run_walk --all --out build/walk

tour: setup
	$(PY) main.py tour --out build/tour

bench: setup
	$(PY) main.py bench

# Interface messages: extract from Python and QML, and bring the four catalogues up to date.
messages: $(STAMP)
	$(PY) -m tools.update_messages

lock: $(STAMP)
	$(VENV)/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	    --allow-unsafe --strip-extras --no-header --extra dev -o requirements.lock pyproject.toml

clean:
	rm -rf build $(MO)

$(STAMP): requirements.lock tools/install_system_packages.sh
	@tools/install_system_packages.sh
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@mkdir -p build && touch $@

%.mo: %.po $(STAMP)
	@$(PY) -m tools.compile_messages $<

build/qml/Ponte/Ui/qmldir: $(UI) tools/generate_qmltypes.py $(STAMP)
	@$(PY) -m tools.generate_qmltypes build/qml

build/catalog.sqlite: $(MO) $(CONTENT) $(wildcard kiosk/catalog/*.py kiosk/i18n/*.py kiosk/guide/*.py) $(STAMP)
	@$(PY) main.py catalog build --out $@
