# `make demo` sets everything up and reads the sample reports; `make test` sets up and runs the tests.
# What is installed is what locks/ names, each file by its hash; UNLOCKED=1 takes what pyproject.toml allows instead.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

WEB    := src/dateline/web/static/manifest.json
FRONT  := $(shell find web/front/src web/front/plugins -type f) web/front/package.json web/front/package-lock.json web/front/vite.config.ts

LONG   := benchmarks/long

ifeq ($(UNLOCKED),1)
run-needs   := -e .
extra-needs  = -e '.[$(1)]'
else
run-needs   := --require-hashes -r locks/run.txt
extra-needs  = --require-hashes -r locks/run.txt -r locks/$(1).txt
endif

.PHONY: demo test check setup dev web front docs gate bench fuzz long locks lanes sbom wheel clean

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

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml locks/run.txt locks/build.txt locks/node.txt
	@echo "installing dateline and what it needs (about a minute)"
	$(PIP) install --progress-bar on $(run-needs)
	$(PIP) install -q --require-hashes -r locks/build.txt
	$(BIN)/python -c 'import hatch_build, sys; sys.exit(not hatch_build.has_node())' || $(PIP) install -q --require-hashes -r locks/node.txt
	@echo "installing dateline itself, with the scripts of its pages (under a minute)"
	$(own)
	@touch $@

# dateline itself, from this checkout, with nothing but what is installed already.
own = $(PIP) install -q --no-deps --no-build-isolation -e .

# The gazetteer lies in the user's data folder; the build stops at once where it is already current.
$(VENV)/.gazetteer: $(VENV)/.installed
	$(BIN)/dateline gazetteer build
	@touch $@

# Types and unit tests of the scripts; without Node on PATH it comes as a package into the virtual environment.
front: dev
	@command -v npm >/dev/null || $(PIP) install -q --require-hashes -r locks/node.txt
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
	$(own)
	@touch $@

$(VENV)/.dev: $(VENV)/.installed locks/dev.txt
	$(PIP) install --progress-bar on $(call extra-needs,dev)
	@touch $@

$(VENV)/.docs: $(VENV)/.installed locks/docs.txt
	$(PIP) install --progress-bar on $(call extra-needs,docs)
	@touch $@

docs: dev $(VENV)/.docs
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html
	@echo "docs: docs/_build/html/index.html"

gate: dev
	$(BIN)/python benchmarks/run.py gate

bench: dev
	$(BIN)/python benchmarks/run.py all

# Hostile bytes and texts for every parser, 60 seconds a target, two targets at a time.
fuzz: dev
	$(BIN)/python -m tests.fuzz.run --seconds 60 --jobs 2

# Hours of it; what was found is committed. LONG_TARGETS names a part: make long LONG_TARGETS=long-kills
LONG_TARGETS ?= long-kills long-soak long-fuzz long-lanes
long: $(LONG_TARGETS)

.PHONY: long-kills long-soak long-fuzz long-lanes
long-kills: dev
	@mkdir -p $(LONG)
	$(BIN)/python -m tests.faults.kills --times 100

long-soak: dev
	@mkdir -p $(LONG)
	$(BIN)/python benchmarks/run.py soak --minutes 30

long-fuzz: dev
	@mkdir -p $(LONG)
	$(BIN)/python -m tests.fuzz.run --seconds 1800 --jobs 2 --out $(LONG)/fuzz.toml

long-lanes: dev
	$(BIN)/python tools/lanes.py --all --whole --jobs 1

# The locks anew: what is locked stays where it may; make locks UPGRADE=1 takes the newest.
locks: dev
	$(BIN)/python tools/locks.py $(if $(UPGRADE),--upgrade)
	$(BIN)/python -m pytest tests/supply/test_locks.py tests/supply/test_licences.py

# Chosen tests with the least and the newest versions; one lane: make lanes LANE=locked PY=3.12; every test: WHOLE=1.
lanes: dev
	$(BIN)/python tools/lanes.py $(if $(LANE),--lane $(LANE)) $(if $(PY),--py $(PY)) $(if $(ALL),--all) $(if $(WHOLE),--whole)

sbom: web
	$(BIN)/python tools/sbom.py dist/dateline.cdx.json

# The same bytes wherever it is built: the builder is locked too.
wheel: web
	$(BIN)/python -m hatchling build -d dist -t sdist -t wheel

clean:
	rm -rf .lanes $(VENV) src/dateline/web/static web/front/node_modules build dist docs/_build demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
