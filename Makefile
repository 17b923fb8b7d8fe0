# `make agreement` builds the sample agreement into out/, `make test` runs every check. Both set up what they need.
# The setting up itself is in .ci/setup; PYTHON=/path/to/python3.12 chooses an interpreter.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := templates/health-and-care-england/samples/better-care-fund.yaml
OUT := out
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest

.DELETE_ON_ERROR:
.PHONY: help agreement test lint types layers format unit coverage package-test bench properties fuzz mutants golden schemas rules kinds reference architecture \
	office clean

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 | /p' Makefile | awk -F'|' '{ printf "%-22s%s\n", $$1, $$2 }'

# --- what people make ---------------------------------------------------------------------------------------------

# Without Pango the Word and HTML files are still made; the exit status then says that the PDF is not (6).
agreement: $(VENV)/.run ## set everything up and build the sample agreement into out/
	@.ci/setup pango || echo "Going on without a PDF: Word and HTML need no Pango." >&2
	@mkdir -p $(OUT)
	@$(BIN)/python -m agreements build $(SAMPLE) -o $(OUT) --draft --force; \
	status=$$?; \
	if [ $$status -eq 0 ] || [ $$status -eq 6 ]; then \
		echo; echo "The sample agreement is here:"; \
		for file in $(OUT)/*; do echo "  $(CURDIR)/$$file"; done; \
		echo "To type \`agreements\` in this terminal: . $(BIN)/activate"; \
	fi; \
	exit $$status

test: lint types unit ## set up what the tests need and run every check

# --- the checks one by one ----------------------------------------------------------------------------------------

lint: $(VENV)/.dev ## ruff and the layers of the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.dev ## mypy --strict
	$(BIN)/mypy

format: $(VENV)/.dev ## let ruff put the code in order
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

# LibreOffice may be missing on a machine where nobody may install it: its tests are then skipped, but never in CI.
office:
	@.ci/setup office || { test -z "$${CI:-}" && echo "Going on: the tests that need LibreOffice are skipped." >&2; }

unit: $(VENV)/.dev office ## the tests
	@.ci/setup pango
	$(PYTEST) -n auto --dist worksteal

coverage: $(VENV)/.dev office ## the tests, with what they do not reach
	@.ci/setup pango
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

package-test: $(VENV)/.dev ## build wheel and sdist, and test the wheel in a clean environment
	@.ci/package-test $(BIN)/python

bench: $(VENV)/.dev ## print the benchmark figures
	@.ci/setup pango
	$(BIN)/python -m tests.bench

# --- the long searches, by hand ------------------------------------------------------------------------------------

# An hour or more: a thousand examples a property of the loader and the models, fifty full renders.
properties: $(VENV)/.dev ## try every property on many examples
	@.ci/setup pango
	HYPOTHESIS_PROFILE=thorough $(PYTEST) tests/properties

TARGET := definition
SECONDS := 300
fuzz: $(VENV)/.dev ## fuzz one parser: make fuzz TARGET=gate SECONDS=300
	$(PIP) --editable '.[fuzz]'
	$(BIN)/python -m tests.fuzz $(TARGET) -max_total_time=$(SECONDS)

mutants: $(VENV)/.dev ## change the code that reads strangers' files line by line, and see that a test notices
	$(PIP) --editable '.[mutants]'
	HYPOTHESIS_PROFILE=mutation $(BIN)/mutmut run

# --- what is generated and committed ------------------------------------------------------------------------------

golden: $(VENV)/.dev ## rewrite the golden words; read the difference before committing
	@.ci/setup pango
	$(PYTEST) -m golden --rewrite
	git --no-pager diff --stat -- tests/golden

schemas: $(VENV)/.dev ## write the JSON Schemas of a definition, a pack's manifest, a receipt and findings
	@mkdir -p schemas
	for what in agreement pack receipt findings; do \
		$(BIN)/python -m agreements schema $$what > $(VENV)/$$what.schema.json && \
		mv $(VENV)/$$what.schema.json schemas/$$what.schema.json || exit 1; \
	done

rules: $(VENV)/.dev ## write the reference page of the rules
	$(BIN)/python -m agreements rules --format markdown > $(VENV)/rules.md && mv $(VENV)/rules.md docs/rules.md

kinds: $(VENV)/.dev ## draw the README's table of document kinds again
	$(BIN)/python -m tests.docs.kinds

reference: $(VENV)/.dev ## draw the reference of a definition's fields again
	$(BIN)/python -m tests.docs.reference

architecture: $(VENV)/.dev ## draw the tables of ARCHITECTURE.md again
	$(BIN)/python -m tests.architecture.draw

clean: ## remove everything that can be made again
	rm -rf $(VENV) $(OUT) build dist mutants .fuzz .coverage .coverage.* htmlcov \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find agreements tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- setting up, once ---------------------------------------------------------------------------------------------

$(VENV)/.made:
	@.ci/setup venv
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml
	@echo "Installing agreements into $(VENV)" >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml
	@echo "Installing agreements and the tools of its developers into $(VENV)" >&2
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run
