# Three commands matter: `make check` while you work, `make site` to build the book, `make test` to prove everything.
# `make help` lists the rest.
# Each needs Python 3.11 or newer, git and make; all else is fetched into .venv from requirements.lock.

PYTHON ?= python3
ASKED  := $(if $(filter-out file default,$(origin PYTHON)),--asked)
RUN    := .venv/bin/python

# Tests that need more than Python: a browser, the built site, the sandbox, a notebook's kernel, a set-up of their own.
REST   := tests/browser tests/frontend tests/site tests/grading tests/notebooks tests/tools tests/built_slides
PYTEST := $(RUN) -m pytest -n auto --dist loadgroup

# A build imports hundreds of modules: let Python keep what it compiled, whatever the machine's setting.
export PYTHONDONTWRITEBYTECODE :=

# The plain C locale knows no accents, and Python cannot start in a folder whose name has one.
ifneq ($(filter C POSIX,$(LC_ALL) $(if $(LC_ALL),,$(LANG))),)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.PHONY: help check test test-browser test-site test-grading test-labs test-slides site student instructor-site serve pdf publish lms slides workbooks bench release release-messages setup lock frontend catalogues engine messages notebooks check-frontend clean
.NOTPARALLEL:

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: frontend catalogues engine ## Build the book in all languages into _build/html
	@$(RUN) -m tools.site $(if $(DRAFT),--draft)

check: catalogues ## Check format, style and types, and test the models (no browser, no site)
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy
	@$(PYTEST) -q -p no:nbval --doctest-modules $(addprefix --ignore=,$(REST)) tests kmo_teach

test: check test-browser test-site test-grading test-labs ## Check everything: `make check`, then each part below

test-browser: engine ## Test the apps in a browser and in JupyterLab, and their JavaScript
	@$(RUN) -m tools.chromium
	@$(RUN) -m tools.firefox
	@$(RUN) -m tools.nginx
	@$(PYTEST) -p no:nbval tests/browser tests/frontend

test-site: site ## Test the built site
	@$(RUN) -m tools.chromium
	@$(PYTEST) -p no:nbval -m site $(wildcard tests/site tests/grading tests/tools)

test-grading: catalogues ## Test the assignments and the grader
	@$(if $(wildcard tests/grading),$(RUN) -m tools.bubblewrap && $(RUN) -m tools.chromium && $(PYTEST) -p no:nbval -m "not site" tests/grading)

test-labs: catalogues ## Run the labs and compare with their stored outputs
	@$(PYTEST) --nbval --nbval-sanitize-with tests/nbval.cfg tests/notebooks notebooks

test-slides: catalogues ## Build a small deck of slides and look at it in a browser (no part of `make test`)
	@$(if $(wildcard tests/built_slides),$(RUN) -m tools.chromium && $(PYTEST) -p no:nbval tests/slides tests/built_slides)

serve: setup ## Show the built book at an address of this machine
	@$(RUN) -m tools.serve

pdf: site ## Print the book in each language as a PDF
	@$(RUN) -m tools.pdf

publish: frontend catalogues engine ## Build all that goes on the web: the site, the PDFs and a zip for offline use
	@COURSE_DOWNLOADS=1 $(RUN) -m tools.site
	@$(RUN) -m tools.pdf
	@$(RUN) -m tools.archive
	@$(RUN) -m tools.secrets _build/html

lms: catalogues ## Write the course for Moodle, Canvas, Blackboard and Brightspace (SITE=https://…: link to the published site)
	@$(RUN) -m tools.lms --site "$(SITE)"

slides: catalogues ## Build the slides for the classroom and their handouts (SITE=https://…: link to the published site; DRAFT=1)
	@$(RUN) -m tools.slides --site "$(SITE)"$(if $(DRAFT), --draft)

workbooks: catalogues ## Write the models as spreadsheets (the site offers them too)
	@$(RUN) -m tools.workbooks

bench: site ## Measure the apps in a browser, the models, and the grader beside its alternatives
	@$(RUN) -m tools.chromium
	@$(RUN) -m tools.bubblewrap
	@$(RUN) -m bench.apps
	@$(RUN) -m bench.pricing
	@$(RUN) -m bench.payroll
	@$(if $(wildcard solutions),$(RUN) -m bench.grading)

release: catalogues ## Make the assignments in exercises/ from solutions/ (ASSIGNMENT=ps4: only that one; DRAFT=1: untranslated texts stay English)
	@$(RUN) -m tools.release --assignment "$(ASSIGNMENT)"$(if $(DRAFT), --draft)

release-messages: catalogues ## Bring the assignments' translation files in line with solutions/
	@$(RUN) -m tools.release --messages --assignment "$(ASSIGNMENT)"

student: release ## Write the student edition, without solutions, into _build/student
	@$(RUN) -m tools.student

instructor-site: frontend catalogues engine ## Build the instructors' own site into _build/instructor/html
	@$(RUN) -m tools.site --instructors $(if $(DRAFT),--draft)

setup: ## Make .venv from the lock file (PYTHON=python3.13: with that Python)
	@$(PYTHON) -m tools.setup $(ASKED)

lock: ## Pin the packages that pyproject.toml and package.json ask for (UPGRADE=1: at their newest)
	@$(PYTHON) -m tools.setup --lock $(if $(UPGRADE),--upgrade)

frontend: setup ## Bundle the apps' JavaScript
	@$(RUN) -m tools.frontend

check-frontend: setup ## Lint the apps' JavaScript and test what of it needs no browser
	@$(RUN) -m pytest -q -p no:cacheprovider tests/frontend

catalogues: setup ## Compile the package's translations
	@$(RUN) -m tools.catalogues

engine: frontend catalogues ## Make the Python that runs in the reader's browser
	@$(RUN) -m tools.engine

messages: setup ## Bring the translation files in line with the sources
	@$(RUN) -m tools.translate extract

notebooks: catalogues ## Run the lab notebooks and store their outputs (LAB=2-3: only that one)
	@$(RUN) -m tools.notebooks $(LAB)

clean: ## Remove all that was built (.venv stays)
	@rm -rf _build dist conf.py kmo_teach/locales kmo_teach/frontend/dist
