"""Keeping: the archive on disk; knows no paper and no window."""
