# The one way in for people and for CI. `make run` opens the program, `make test` runs every test.

PYTHON = python3
BIN = .venv/bin

.PHONY: run test lint env bench soak pictures clean

run: env
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/teammoede; \
	else \
		echo "teammøde: Her er ingen skærm. Demoforløbet køres uden vindue; se build/demo."; \
		QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/demo_run.py build/demo; \
	fi

test: env
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto

lint: env
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright

env: .venv/ready
	@$(BIN)/python packaging/compile_forms.py

# debian_setup.sh touches the stamp itself, once nothing is missing any more.
.venv/ready: pyproject.toml constraints.txt packaging/debian_setup.sh
	@sh packaging/debian_setup.sh $(PYTHON)

bench: env
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py

soak: env
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto -m soak

pictures: env
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/pictures.py

clean:
	rm -rf build dist .pytest_cache .ruff_cache .hypothesis
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
	find src/teammoede/ui/forms -name '*.py' ! -name __init__.py -exec rm -f {} +
