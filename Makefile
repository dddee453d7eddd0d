# `make` alone lists the targets.

PORT ?= 8000
# The first of these that is Python 3.11 or later makes the environment.
PYTHONS ?= python3.13 python3.12 python3.11 python3
SOURCES ?= fixtures/demo

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
INSTALLED := .venv/installed
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Of the interface, besides English.
LOCALES := $(foreach locale,de es zh_Hans,--locale $(locale))

.PHONY: help setup run migrate import test lint types imports check pytest browser-test sso-test \
	format lock messages clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
		printf '  make %-13s %s\n' "$$name" "$$text"; done

setup: $(INSTALLED) ## Make the environment in .venv, with the tools for tests

# Runs again when the requirements change, and only then.
$(INSTALLED): requirements.txt requirements-dev.txt
	@$(BIN)/python -c '' 2>/dev/null && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		found=; bare=; \
		for python in $(PYTHONS); do \
			$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
			if $$python -c 'import ensurepip, venv' 2>/dev/null; then found=$$python; break; fi; \
			bare=$$python; \
		done; \
		if [ -z "$$found" ] && [ -n "$$bare" ]; then \
			echo "$$bare lacks the venv module. On Debian or Ubuntu: apt install python3-venv" >&2; \
			exit 1; \
		elif [ -z "$$found" ]; then \
			echo "Python 3.11 or later is needed, and none of these is it: $(PYTHONS)." >&2; \
			echo "On Debian or Ubuntu: apt install python3-venv (or make PYTHONS=/path/to/python)" >&2; \
			exit 1; \
		fi; \
		echo "Making .venv with $$($$found --version)"; \
		$$found -m venv --clear .venv; \
	}
	@echo "Installing what requirements-dev.txt lists into .venv (a minute or so)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-dev.txt
	@touch $@

run: setup migrate ## Serve the site on http://127.0.0.1:8000/ (or PORT=...), filled with samples
	@$(MANAGE) demo --if-empty
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

migrate: setup ## Bring the database up to date
	@$(MANAGE) migrate --verbosity 0

import: setup migrate ## Bring in pages: make import SOURCES="one.md folder/"
	@$(MANAGE) import_pages $(SOURCES)

test: lint types imports check pytest ## Everything that must pass before a change goes in

lint: setup ## Style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup ## Type hints
	$(BIN)/mypy

imports: setup ## Which room imports which
	$(BIN)/lint-imports

check: setup ## Django's own checks, and no model change without its migration
	$(MANAGE) check
	$(MANAGE) makemigrations --check --dry-run

pytest: setup ## The tests alone
	$(BIN)/pytest -n auto --dist worksteal -m "not browser"

browser-test: setup ## Open the pages in a real Chromium
	$(BIN)/pytest -m browser

sso-test: setup ## Sign in by providers of OpenID Connect and SAML (needs Node.js)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-sso.txt
	npm ci --prefix tests/tools --ignore-scripts --prefer-offline --no-audit --no-fund --silent
	$(BIN)/pytest -n 2 --dist worksteal --ds tests.sso_settings \
		tests/faculty_site/accounts tests/browser/test_sso.py

format: setup ## Put the code into the project's shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: setup ## Write requirements*.txt anew from requirements*.in (newest versions: UPGRADE=1)
	$(LOCK) $(if $(UPGRADE),--upgrade) --output-file requirements.txt requirements.in
	$(LOCK) $(if $(UPGRADE),--upgrade) --output-file requirements-dev.txt requirements-dev.in
	$(LOCK) $(if $(UPGRADE),--upgrade) --output-file requirements-sso.txt requirements-sso.in

messages: setup ## Gather the words of the interface for translators, and compile theirs
	@command -v msgfmt >/dev/null || { \
		echo "GNU gettext is needed. On Debian or Ubuntu: apt install gettext" >&2; exit 1; }
	$(MANAGE) makemessages $(LOCALES) --extension html,py,txt,xml --add-location file \
		$(foreach folder,.venv media node_modules staticfiles tests,--ignore $(folder))
	$(MANAGE) compilemessages $(LOCALES) --ignore .venv

clean: ## Remove the environment and what the tools left; the database and media stay
	rm -rf .venv staticfiles .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
