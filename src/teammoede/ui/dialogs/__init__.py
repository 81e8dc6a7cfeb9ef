"""Dialogs: a value in, a value out; they know no store."""
