# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench fuzz mutants update-samples rule-pages clean
.DELETE_ON_ERROR:

# Made anew when the list of dependencies changes.
.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "artlint needs Python 3.11 or newer; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

demo: .venv/ready  ## lint the sample articles
	@$(BIN)/artlint --exit-zero samples

test: .venv/ready  ## run the test suite, a process a processor; `.venv/bin/pytest` runs all or some in one
	$(BIN)/python -m pytest -n auto --dist worksteal

check: .venv/ready  ## ruff, mypy --strict, and artlint on the project's own rules and prose
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/artlint test-rules
	$(BIN)/python tools/rule_pages.py --check
	$(BIN)/artlint README.md CHANGELOG.md CONTRIBUTING.md docs

bench: .venv/ready  ## cpu time beside other linters, in the same run
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python bench/bench.py

fuzz: .venv/ready  ## 20,000 mangled articles, and large hostile ones; FUZZ="--seed 2 --cases 500" for others
	$(BIN)/python fuzz/fuzz.py $(FUZZ)

mutants: .venv/ready  ## does a test fail for each small change of four modules? MUTANTS="suppress" for others
	$(BIN)/python -m pip install --quiet --group mutants
	$(BIN)/python tools/mutate.py $(MUTANTS)

update-samples: .venv/ready  ## rewrite the expected findings beside the samples
	UPDATE_SAMPLES=1 $(BIN)/python -m pytest tests/test_samples.py

rule-pages: .venv/ready  ## write docs/rules/ from the rule files
	$(BIN)/python tools/rule_pages.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache dist
