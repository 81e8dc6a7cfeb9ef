"""Windows: the only package that imports PySide6."""
