"""What the navigator lists beside the meetings: one module a page, each of the whole course."""
