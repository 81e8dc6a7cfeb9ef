"""Widgets used in more than one window."""
