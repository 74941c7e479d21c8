# What a contributor needs. Everything runs in .venv, made by the first target that wants it.
.PHONY: test lint format schemas readme pictures docs site benchmarks fuzz ci

python := .venv/bin/python

.venv/installed: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'
	touch $@

.venv/package: pyproject.toml
	python3 -m venv .venv
	.venv/bin/pip install -q -e .
	touch $@

test: .venv/installed  ## the tests
	$(python) -m pytest

lint: .venv/installed  ## style and types, as .ci/run checks them
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

format: .venv/installed  ## put the style right
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

schemas: .venv/installed  ## the JSON Schemas anew, from the records
	$(python) -m claimcheck.schemas

readme: .venv/installed  ## the report in the README anew, from examples/
	$(python) docs/readme.py

pictures: .venv/installed  ## the pictures in the README anew; the page needs Chromium (tests/browser/install.sh)
	$(python) docs/pictures.py

benchmarks: .venv/installed  ## start-up time, memory and growth
	$(python) benchmarks/startup.py
	$(python) benchmarks/growth.py

docs: .venv/installed  ## the documentation as pages in site/docs/, for any host of files
	$(python) docs/site.py site/docs

site: .venv/package  ## the static site in site/, for any host of files; needs npm. Look at it: python3 -m http.server -d site
	$(python) scripts/site/build.py site

minutes ?= 5
fuzz: .venv/installed  ## mutated and made-up texts against the invariants of tests/fuzz: make fuzz minutes=60
	$(python) benchmarks/fuzz.py --minutes $(minutes)

ci:  ## everything, in a copy of the checkout
	.ci/run
