# Dragoman's tasks. Each sets up what it needs in .venv first; `make help` lists them.
# Plain enough for make 3.81. ARGS goes to the program that a task runs: make test ARGS="tests/dates -x"

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# A Python that was named is kept to; the default is only a way to begin.
ifneq ($(origin PYTHON),file)
EXACT := --exact
endif
SET_UP := @$(PYTHON) -I -S bootstrap.py $(EXACT)

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help demo test check lint wheel lock clean

help:
	@echo "make demo    set up, then read a few reports and show the record that they make"
	@echo "make test    set up, then run the tests"
	@echo "make check   the linters, the types, the import contracts and the tests"
	@echo "make lint    the same without the tests"
	@echo "make wheel   build the wheel, install it somewhere fresh and run it there"
	@echo "make lock    renew the lock files from pyproject.toml (ARGS=--upgrade for newer versions)"
	@echo "make clean   remove .venv and everything that a task made"
	@echo "PYTHON=python3.12 names another Python; ARGS=\"...\" goes to the program that runs."

demo:
	$(SET_UP) run
	@$(BIN)/python -m dragoman demo $(ARGS)

test:
	$(SET_UP) dev
	@$(BIN)/python -m pytest $(ARGS)

lint:
	$(SET_UP) dev
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/python -m mypy --python-version 3.14
	$(BIN)/lint-imports --no-logo

check: lint test

wheel:
	$(SET_UP) wheel

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--only-binary :all: --no-emit-index-url --no-header --no-annotate
# followthemoney asks for stubs of an SQLAlchemy that is long gone; they would hide the types of today's.
lock:
	$(SET_UP) dev
	$(LOCK) $(ARGS) --output-file requirements.lock
	$(LOCK) $(ARGS) --group dev --no-emit-package sqlalchemy2-stubs --constraints requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dragoman-demo.db*
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
