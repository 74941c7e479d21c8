"""`claimcheck` and `python -m claimcheck`."""

from __future__ import annotations

import gc
import sys

# So many objects that hold others are made before the interpreter looks for cycles among them. Its own 700 make it look
# dozens of times while modules are imported and tables are read, none of which is ever let go.
_BETWEEN_COLLECTIONS = 100_000


def main() -> int:
    """Run the command line on `sys.argv` and return its exit code."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    from claimcheck.cli import run

    code = run(sys.argv[1:])
    # The interpreter looks through all that is left for cycles, several times, before it ends: a sixth of a short run.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
