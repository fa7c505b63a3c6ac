# What a person and the gate call. Needs: Debian, Python 3.11 or newer, make.
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo
JOBS ?= 2

.PHONY: demo test check gate bench constraints clean

demo: .venv/installed
	$(BIN)/hisab run examples/reports --ledger $(DEMO) --community hazara --community shia

test: .venv/installed-dev
	$(BIN)/pytest -n $(JOBS)

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

gate: .venv/installed-dev
	$(BIN)/python -m benchmarks.gate

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.ledger

constraints: .venv/installed-dev
	$(BIN)/pip freeze --exclude-editable | sed '1i # Exact versions of everything that is installed: names and versions, no addresses. Renewed with: make constraints' > constraints.txt

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	touch $@

clean:
	rm -rf .venv $(DEMO) build dist *.egg-info src/*.egg-info
