"""The build hook: compiles the forms before a wheel or an editable install; decides nothing."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FormsHook(BuildHookInterface[Any]):
    """Hatchling finds this class by its base; the name is free."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the forms; hatchling calls this before it collects the files."""
        root = Path(self.root)
        # Hatchling loads this file by its path, so its neighbour cannot be imported by name.
        runpy.run_path(str(root / "packaging" / "compile_forms.py"))["compile_forms"](root)
