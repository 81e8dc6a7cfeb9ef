"""The five import rules of the house, and no import circle; a rule is changed in the design first.

Imports inside functions count, and for the five rules those for the type checker too.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from pytest_archon import archrule
from pytest_archon.collect import collect_imports, extract_imports_ast, package_dir, walk_runtime
from pytest_archon.rule import RuleConstraints

PACKAGE = "teammoede"

# What of sqlalchemy reaches for a database: naming one of these is no longer mapping.
BEYOND_MAPPING = {
    "Connection",
    "Engine",
    "Query",
    "Session",
    "create_engine",
    "delete",
    "insert",
    "object_session",
    "select",
    "sessionmaker",
    "text",
    "update",
}


def test_domain_imports_nothing_of_ours_and_of_others_only_sqlalchemy() -> None:
    _check(
        archrule("domain stands alone")
        .match(*_room("domain"))
        .should_not_import("*")
        .may_import(*_room("domain"), *_library("sqlalchemy", *sys.stdlib_module_names))
    )


def test_domain_takes_the_mapping_from_sqlalchemy_and_nothing_else() -> None:
    for module, name in _imported_names("domain"):
        if name.split(".")[0] == "sqlalchemy":
            assert name not in {"sqlalchemy", "sqlalchemy.orm"}, f"{module}: name what is needed"
            assert name.split(".")[-1] not in BEYOND_MAPPING, f"{module} imports {name}"


def test_printing_and_storage_never_meet() -> None:
    _check(
        archrule("printing knows no archive")
        .match(*_room("printing"))
        .should_not_import(*_room("storage"))
    )
    _check(
        archrule("storage knows no paper")
        .match(*_room("storage"))
        .should_not_import(*_room("printing"))
    )


def test_only_ui_imports_pyside() -> None:
    _check(
        archrule("only ui knows Qt")
        .match(f"{PACKAGE}*")
        .exclude(*_room("ui"))
        .should_not_import(*_library("PySide6", "shiboken6"))
    )


def test_only_printing_imports_reportlab() -> None:
    _check(
        archrule("only printing draws paper")
        .match(f"{PACKAGE}*")
        .exclude(*_room("printing"))
        .should_not_import(*_library("reportlab"))
    )


def test_ui_and_printing_never_name_sqlalchemy() -> None:
    _check(
        archrule("no database above the store")
        .match(*_room("ui"), *_room("printing"))
        .should_not_import(*_library("sqlalchemy"))
    )


def test_no_import_circle() -> None:
    imports = collect_imports(PACKAGE, walk_runtime)
    ours = {module: names & imports.keys() for module, names in imports.items()}
    TopologicalSorter(ours).prepare()  # raises CycleError, which names the circle


def _room(name: str) -> list[str]:
    return _library(f"{PACKAGE}.{name}")


def _library(*names: str) -> list[str]:
    return [f"{name}{tail}" for name in names for tail in ("", ".*")]


def _check(rule: RuleConstraints) -> None:
    # Direct imports only: ui reaches sqlalchemy through the store, and that is what it is for.
    rule.check(PACKAGE, only_direct_imports=True)


def _imported_names(room: str) -> Iterator[tuple[str, str]]:
    """Each module of a room with the full name of each thing it imports, `package.module.thing`."""
    for file in sorted(Path(package_dir(f"{PACKAGE}.{room}")).rglob("*.py")):
        tree = ast.parse(file.read_bytes())
        for name in extract_imports_ast(ast.walk(tree), f"{PACKAGE}.{room}.x", resolve=False):
            yield file.stem, name
