# dateline: `make run` shows what it does, `make test` proves it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUT    ?= out

.PHONY: install run test lint types check contracts lock clean

install: $(STAMP)

# A Python without the ensurepip module (Debian's, before python3-venv) can still make the
# environment: its pip installs into it from outside.
$(STAMP): requirements.txt setup.py pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "dateline needs Python 3.10 or newer; set PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
		$(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# The gazetteer's file of cities: built here, so that no run has to wait for it.
	$(BIN)/python -c 'from transforms.extract.places import prepare_gazetteer; prepare_gazetteer()'
	@touch $(STAMP)

run: install
	$(BIN)/dateline run seeds --output $(OUT) --date 2025-04-01

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/python -m schemas.generate

# Every version and hash of the lock, for all supported Pythons at once.
lock:
	$(PYTHON) -m venv .lock-venv
	.lock-venv/bin/python -m pip install --quiet --disable-pip-version-check uv
	.lock-venv/bin/uv pip compile --universal --python-version 3.10 --generate-hashes --no-header \
		--extra dev --upgrade setup.py --output-file requirements.txt
	rm -rf .lock-venv

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
