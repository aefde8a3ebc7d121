# okrcoach: every target sets up what it needs; a machine needs Python 3.11 or newer and make, nothing else.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin

.PHONY: help run test check generate lock bench record measure mutants quality leanings screenshots wheel clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 22

.venv/ready: requirements.lock
	@test -n "$(PYTHON)" || { echo "okrcoach needs Python 3.11 or newer; none was found on the PATH." >&2; exit 2; }
	@echo "Setting up .venv (once, about a minute) …" >&2
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@$(BIN)/python -m compileall -q okrcoach
	@touch .venv/ready

run: .venv/ready ## open the app (ARGS="review okrs.md" runs a command instead)
	@$(BIN)/okrcoach $(ARGS)

test: .venv/ready ## run all tests, on all processors (ARGS="tests/language -x" runs a part, on one)
	@$(BIN)/pytest $(or $(ARGS),-n auto --maxprocesses 8 --dist worksteal)

check: .venv/ready ## style, types, import contract, freshness of generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/python tools/generate.py --check

generate: .venv/ready ## write the data bundles and the pages made from the rules
	@$(BIN)/python tools/generate.py

lock: .venv/ready ## renew requirements.lock
	@$(BIN)/pip install -q uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock

bench: .venv/ready ## times of whole processes beside a floor
	@$(BIN)/python -m compileall -q okrcoach
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_model.py

record: .venv/ready ## renew the cassettes from a real model server (OPENAI_BASE_URL, OPENAI_API_KEY, OKRCOACH_MODEL)
	@$(BIN)/python tools/record.py $(ARGS)

measure: .venv/ready ## draft BRIEFS (JSON lines) with the model and print how many lines pass the rules
	@$(BIN)/python tools/measure_model.py $(BRIEFS)

mutants: .venv/ready ## mutation testing of review/ and language/ (ARGS="--count 60 --seed 1", "--resume", "--survivors")
	@$(BIN)/python tools/mutants.py $(ARGS)

quality: .venv/ready ## measure the rules: SCORE=score.py CORPUS=folder FROZEN=organisation,organisation
	@$(BIN)/python tools/quality.py $(SCORE) $(CORPUS) $(FROZEN)
	@$(BIN)/python tools/generate.py

leanings: .venv/ready ## learn anew which words lean to work: LABELS="real.jsonl … [-- invented.jsonl … [-- plain.jsonl …]]"
	@$(BIN)/python tools/leanings.py $(LABELS)
	@$(BIN)/python tools/generate.py

screenshots: .venv/ready ## renew the pictures of the README
	@$(BIN)/python tools/screenshots.py

wheel: .venv/ready ## build the wheel into dist/
	@$(BIN)/python -m build --no-isolation --wheel

clean: ## remove what the targets made
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache
