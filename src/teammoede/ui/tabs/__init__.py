"""The tabs of a meeting, one module a tab."""
