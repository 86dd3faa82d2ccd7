# The two commands of the README are `make run` and `make test`; both do all set-up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test explore bench pictures messages clean

run: $(READY)
	@sh scripts/run.sh $(BIN)

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/messages.py --check
	$(BIN)/pytest

# Looks for examples that the laws do not hold for, other ones each time and more of them.
explore: $(READY)
	$(BIN)/pytest -m hypothesis --hypothesis-profile exploring

bench: $(READY)
	$(BIN)/python -m benchmarks

# Makes the pictures of docs/images and docs/examples anew.
pictures: $(READY)
	$(BIN)/python scripts/pictures.py
	$(BIN)/python scripts/examples.py

# Brings the translations of the screen words up to date with the code.
messages: $(READY)
	$(BIN)/python scripts/messages.py

$(READY): pyproject.toml requirements.lock scripts/setup.sh scripts/system-libraries.sh
	sh scripts/setup.sh $(PYTHON) $(VENV)
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
