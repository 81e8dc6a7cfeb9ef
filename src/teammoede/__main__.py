"""Lets `python -m teammoede` do what the command `teammoede` does; nothing else belongs here."""

import sys

from teammoede.cli import main

if __name__ == "__main__":
    sys.exit(main())
