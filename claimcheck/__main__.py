"""`claimcheck` and `python -m claimcheck`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on `sys.argv` and return its exit code."""
    from claimcheck.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
