"""Compiled Designer forms; everything else in here is made from forms/*.ui and not committed."""
