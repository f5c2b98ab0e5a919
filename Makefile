# Everything a developer does, one target each. `make` lists them.
# Works from a fresh clone with Python 3.11, make and git; nothing needs to be activated.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3.11)

# Extra words for the tool behind a target: make run ARGS="--port 9000", make test ARGS="-k status"
ARGS ?=

VENV := .venv
BIN  := $(VENV)/bin
PIP  := $(BIN)/python -m pip --disable-pip-version-check

# A stamp is younger than what it was made from, so a second run finds nothing to do.
RUNTIME := $(VENV)/.runtime-stamp
PROJECT := $(VENV)/.project-stamp
DEV     := $(VENV)/.dev-stamp
BENCH   := $(VENV)/.bench-stamp

# A real browser for the tests: the system's own package, the only one that no wheel brings.
CHROMIUM := $(or $(shell command -v chromium),/usr/bin/chromium)

# Lock files are resolved from the default index alone, whatever else this machine's pip is told,
# and hold hashes of the artefacts for every platform.
COMPILE := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= PIP_CONSTRAINT= \
	$(BIN)/pip-compile pyproject.toml --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-header --no-annotate --no-emit-options --newline lf

# A few words for a new migration: make migration NAME="add the field"
NAME ?=
export NAME

# What a shell has set for another Python must not reach this one.
unexport PYTHONPATH PYTHONHOME

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install run test check format bench mutation lock migration migrations-check catalogue examples screenshots

help:  ## list the targets
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "  %-17s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(PROJECT)  ## make .venv with the locked requirements and the concord command

run: install  ## serve at http://127.0.0.1:8000, installing first where needed
	@$(BIN)/concord serve $(ARGS)

test: install $(DEV) $(CHROMIUM)  ## run every test, the record on both engines (ARGS="-k …" for some)
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist worksteal -rs $(ARGS)

check: install $(DEV)  ## check format, lint, types, contracts and migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory migrations-check

format: $(DEV)  ## format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

catalogue: install  ## bring the Chinese catalogue up to date with what code and templates say
	@$(BIN)/python -m reports.wording.catalogue

examples: install $(DEV)  ## write the examples of the API document from the record
	@PYTHONPATH=tests $(BIN)/python -m openapi_examples

migration: install $(DEV)  ## write the migration that changed classes ask for (NAME="add the field")
	@test -n "$$NAME" || { echo 'Name it: make migration NAME="add the field"' >&2; exit 1; }
	@$(BIN)/python -m db.new_migration "$$NAME"

migrations-check: install $(DEV)  ## check that the migrations make the tables the models ask for
	$(BIN)/concord migrate --check

screenshots: install $(DEV) $(CHROMIUM)  ## make the pictures of pages in docs/images
	PYTHONPATH=tests $(BIN)/python -m browser.screenshots

bench: install $(BENCH)  ## measure speed and size, as ratios within one run
	$(BIN)/python -m bench $(ARGS)

mutation: install $(DEV)  ## seed faults in a copy of the code and see that tests fail (ARGS=models for some)
	PYTHONPATH=tests $(BIN)/python -m mutation $(ARGS)

lock: $(DEV)  ## write requirements*.txt from pyproject.toml, keeping pins (ARGS=--upgrade renews them)
	@echo "Hashing every platform's artefact of what is new: a few minutes"
	$(COMPILE) --extra build -o requirements.txt $(ARGS)
	$(COMPILE) --extra build --extra dev -c requirements.txt -o requirements-dev.txt $(ARGS)
	$(COMPILE) --extra build --extra dev --extra bench -c requirements-dev.txt -o requirements-bench.txt $(ARGS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Concord needs Python 3.11 or newer; name one with: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing the locked requirements (once; about a minute on a cold cache)"
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

$(PROJECT): pyproject.toml $(RUNTIME)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	@echo "Installing the locked tools for developers (once)"
	@$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

/usr/bin/chromium:
	@[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null || \
		{ echo "The browser tests need Chromium: run as an administrator: apt-get install chromium" >&2; exit 1; }
	@echo "Installing Chromium for the browser tests (once)"
	@apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null

$(BENCH): requirements-bench.txt $(DEV)
	@echo "Installing what the benchmarks compare against (once)"
	@$(PIP) install --quiet --require-hashes -r requirements-bench.txt
	@touch $@
