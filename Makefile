# make run   a dataset from the bundled sample pages     make test   the tests
# make ui    the Dagster UI over the same history        make lock   pin the dependencies anew

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test ui lint lock clean

run: .venv/.ready
	@$(BIN)/earnings-news build

test: .venv/.ready
	@$(BIN)/python -m pytest -n auto --dist loadfile

ui: .venv/.ready
	@$(BIN)/earnings-news ui

lint: .venv/.ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

# uv installs the locked tree in seconds; --compile-bytecode keeps the first run quick.
.venv/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check uv
	@echo "Installing the pinned dependencies into .venv ..."
	@$(BIN)/uv pip install -q --python $(BIN)/python --compile-bytecode --require-hashes -r requirements.lock
	@$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

lock:
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --group dev pyproject.toml -o requirements.lock

clean:
	git clean -fdXq data .venv
