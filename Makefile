# `make demo` is all a newcomer needs. Everything runs from a fresh clone with Python 3.11 to 3.13.
PORT ?= 8000
UPGRADE ?=
TESTS ?=
BENCH ?= $(patsubst benchmarks/%.py,%,$(wildcard benchmarks/[a-z]*.py))
PYTHON_HERE = .venv/bin/python

.PHONY: help demo demo-reset test check lock bench bootstrap clean

help:
	@echo "make demo        run the demo company on http://localhost:$(PORT)  (PORT=8001)"
	@echo "make demo-reset  the same, from fresh data"
	@echo "make test        run the tests  (TESTS=tests/matching)"
	@echo "make check       lint, types, contracts, templates, migrations, deployment settings"
	@echo "make bench       the benchmarks  (BENCH=peers: the engine against others)"
	@echo "make lock        write requirements/*.lock anew  (UPGRADE=--upgrade)"
	@echo "make clean       stop the embedded servers; remove .venv and caches, keep the data"

demo:
	@scripts/bootstrap.sh embedded
	@$(PYTHON_HERE) -m mentoring.embedded demo --port $(PORT)

demo-reset:
	@scripts/bootstrap.sh embedded
	@$(PYTHON_HERE) -m mentoring.embedded demo --port $(PORT) --reset

bootstrap:
	@scripts/bootstrap.sh dev

test: bootstrap
	@$(PYTHON_HERE) -m pytest $(if $(CI),-n 2 --dist loadfile) $(TESTS)

check: bootstrap
	@scripts/check.sh

bench: bootstrap
	@for each in $(BENCH); do echo "== $$each"; $(PYTHON_HERE) -m "benchmarks.$$each" || exit 1; done

lock: bootstrap
	@UPGRADE="$(UPGRADE)" scripts/lock.sh

clean:
	@if [ -x $(PYTHON_HERE) ]; then $(PYTHON_HERE) -m mentoring.embedded stop; fi
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov
	rm -rf staticfiles .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
