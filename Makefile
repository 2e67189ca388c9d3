# Stegvis. `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
# Nothing is asked about dependencies: the lock has them all, and Spark's would be read from an archive of 400 MB, built anew.
LOCKED := $(UV) pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r
PORT ?= 8000
DEMO := build/demo
MIGRATIONS := manage.py makemigrations --check --dry-run

.PHONY: help
help: ## Shows this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.PHONY: install
install: $(VENV)/installed ## Makes .venv with stegvis in it (no root needed)

$(VENV)/installed: pyproject.toml requirements/run.txt requirements/tools.txt
	@.ci/venv $(PYTHON) $(VENV)
	$(LOCKED) requirements/run.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/developed: $(VENV)/installed requirements/dev.txt
	$(LOCKED) requirements/dev.txt
	$(UV) pip check --quiet --python $(BIN)/python
	@touch $@

.PHONY: develop
develop: $(VENV)/developed ## Adds what development and tests need

.PHONY: demo
demo: install ## Serves the example association as a register, with one login for each role
	@$(BIN)/stegvis demo $(DEMO) --port $(PORT)

.PHONY: test
test: ## Installs and runs everything that .ci/run runs
	@.ci/machine
	@$(MAKE) --no-print-directory develop check docs-check pytest

.PHONY: pytest
pytest: develop ## The suite alone: all of it on SQLite, what touches the database again on PostgreSQL
	env -u DATABASE_URL $(BIN)/pytest -n 2 --dist loadgroup
	.ci/postgres $(BIN)/pytest -n 2 --dist loadgroup -m both tests/web tests/e2e

.PHONY: check
check: develop ## ruff, mypy strict, import-linter, migrations and the house tests; says every fault before it fails
	@fail=0; \
	for step in "ruff check ." "ruff format --check ." "mypy" "lint-imports --no-cache" "python $(MIGRATIONS)" "pytest tests/house"; do \
	  printf '\033[1m%s\033[0m\n' "$$step"; $(BIN)/$$step || fail=1; \
	done; exit $$fail

.PHONY: migrations-check
migrations-check: develop ## Fails when a model has changed and its migration is not written
	$(BIN)/python $(MIGRATIONS)

.PHONY: format
format: develop ## Formats the source
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

.PHONY: deep
deep: develop ## The engine against the oracle, 2,000 generated datasets; 10,000 protected releases against the attacker
	STEGVIS_HYPOTHESIS=deep $(BIN)/pytest -o faulthandler_timeout=0 tests/figures/test_agreement.py tests/figures/disclosure

.PHONY: national
national: develop ## National data on DuckDB and Apache Spark
	$(BIN)/python -m benchmarks.national

.PHONY: bench
bench: develop ## Measures the report beside DuckDB SQL, pandas and a spreadsheet
	$(BIN)/python -m benchmarks.report

.PHONY: bench-web
bench-web: develop ## Measures the register with 100,000 participants, on SQLite and on PostgreSQL
	$(BIN)/python -m benchmarks.web
	DURABLE=true .ci/postgres $(BIN)/python -m benchmarks.web

.PHONY: bench-evaluation
bench-evaluation: develop ## Measures the evaluation's model beside plain NumPy and OpenFisca-Core
	$(BIN)/python -m benchmarks.evaluation

.PHONY: docs
docs: develop ## Writes the generated pages of docs/ anew
	$(BIN)/python -m docs.generate

.PHONY: pictures
pictures: develop ## Takes the handbook's pictures anew, from the browser tests
	STEGVIS_PICTURES=1 $(BIN)/pytest tests/e2e

.PHONY: docs-check
docs-check: develop ## Fails when a generated page is stale
	$(BIN)/python -m docs.generate --check

.PHONY: lock
lock: ## Locks the dependencies anew, with hashes and without addresses
	$(UV) pip compile -q --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml -o requirements/run.txt
	$(UV) pip compile -q --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml --extra spark --group dev -c requirements/run.txt -o requirements/dev.txt

.PHONY: clean
clean: ## Removes what is built
	rm -rf build $(VENV)
