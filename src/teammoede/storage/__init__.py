"""Keeping: the archive on disk, and what goes in and out of it. Never meets printing."""
