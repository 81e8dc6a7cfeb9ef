"""Real processes and real faults over the whole program: killed, cut off, searched through."""
