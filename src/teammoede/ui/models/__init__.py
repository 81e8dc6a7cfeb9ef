"""Qt item models over domain objects; they know no window."""
