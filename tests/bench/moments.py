"""Tells the starting process when something happened, and how much memory it took."""

import json
import sys
from pathlib import Path


def tell(**moments: int) -> None:
    """Print the moments (nanoseconds of the monotonic clock) and the most memory so far (kB)."""
    json.dump({**moments, "memory": most_memory()}, sys.stdout)
    sys.stdout.flush()


def most_memory() -> int:
    """Return the most memory that this process ever held, in kB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1])
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most
