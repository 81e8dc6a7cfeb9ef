"""The compiler of forms: only what is newer, no orphans, and damage said plainly."""

import os
from pathlib import Path

import pytest

from compile_forms import compile_forms

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>{name}</class>
<widget class="QWidget" name="{name}">
 <layout class="QVBoxLayout"><item><widget class="QPushButton" name="addButton"/></item></layout>
</widget></ui>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one form."""
    checkout = tmp_path / "checkout"
    (checkout / "forms").mkdir(parents=True)
    _write(checkout, "RolesTab", "roles_tab")
    return checkout


def _write(root: Path, name: str, stem: str) -> Path:
    file = root / "forms" / f"{stem}.ui"
    file.write_text(FORM.format(name=name), encoding="utf-8")
    return file


def _modules(root: Path) -> list[str]:
    return sorted(file.name for file in (root / "src/teammoede/ui/forms").iterdir())


def test_a_form_becomes_a_module_of_its_name_without_autoconnection(root: Path) -> None:
    [module] = compile_forms(root)
    assert module == root / "src/teammoede/ui/forms/roles_tab.py"
    text = module.read_text(encoding="utf-8")
    assert "class Ui_RolesTab" in text
    assert "connectSlotsByName" not in text


def test_a_second_time_there_is_nothing_to_do(root: Path) -> None:
    compile_forms(root)
    assert compile_forms(root) == []


def test_only_the_newer_form_is_compiled_again(root: Path) -> None:
    [module] = compile_forms(root)
    _write(root, "Other", "other")
    form = _write(root, "Renamed", "roles_tab")
    later = module.stat().st_mtime + 1
    os.utime(form, (later, later))
    assert [file.name for file in compile_forms(root)] == ["other.py", "roles_tab.py"]
    assert "Ui_Renamed" in module.read_text(encoding="utf-8")


def test_a_module_without_a_form_goes_and_the_package_stays(root: Path) -> None:
    compile_forms(root)
    (root / "src/teammoede/ui/forms/__init__.py").touch()
    (root / "forms/roles_tab.ui").unlink()
    compile_forms(root)
    assert _modules(root) == ["__init__.py"]


def test_a_damaged_form_is_named_and_the_old_module_stays(root: Path) -> None:
    [module] = compile_forms(root)
    before = module.read_bytes()
    form = root / "forms/roles_tab.ui"
    form.write_text("<ui", encoding="utf-8")
    later = module.stat().st_mtime + 1
    os.utime(form, (later, later))
    with pytest.raises(RuntimeError, match=r"roles_tab\.ui"):
        compile_forms(root)
    assert module.read_bytes() == before
    assert _modules(root) == ["roles_tab.py"]
