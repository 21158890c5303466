# onrecord: everything starts from a bare checkout with Python >= 3.11; the first target run makes .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help demo test lint types corpus shown faults bench dictionary eval engine heads clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/' | expand -t 12

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(STAMP) ## read the example reports and print their record
	$(BIN)/onrecord read examples

test: lint types $(STAMP) ## the checks that every change must pass (under 10 minutes on two cores)
	$(BIN)/python -m pytest

shown: $(STAMP) ## write what README shows anew
	$(BIN)/python docs/shown.py

corpus: $(STAMP) ## read the examples, show what has changed in what is said of them, and keep it
	$(BIN)/python tests/corpus/tell.py

lint: $(STAMP) ## style, and the imports that must never exist
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(STAMP) ## the types
	$(BIN)/mypy

faults: $(STAMP) ## try every kind of fault on a record, write docs/reliability.md, and kill runs (an hour on two busy cores)
	$(BIN)/python -m eval.record.reliability --write
	$(BIN)/python -m eval.scale.faults --data $(DATA)

bench: $(STAMP) ## reports a second, memory of a worker, and the same pages through two libraries
	$(BIN)/python -m eval.scale.bench --data $(DATA)

dictionary: $(STAMP) ## write the data dictionary of a record anew
	$(BIN)/python -m onrecord.record.dictionary > docs/dictionary.md

eval: $(STAMP) ## every figure that the data at hand allows, beside its floor
	$(BIN)/python -m eval --data $(DATA)

engine: $(STAMP) ## train the language engine anew (needs the training extra; hours on a CPU)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(BIN)/python -m training --data $(DATA)/treebanks

heads: $(STAMP) ## train the finder of statements on the engine's vectors (needs the training extra; 40 minutes on a CPU)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(BIN)/python -m training.attributions --data $(DATA)

clean: ## forget the virtual environment and the caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
