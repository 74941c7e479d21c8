"""Put the report in the README anew: run `make readme` after a change of the reports or of examples/."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"

#: A block of the README that a command prints; `until` names the heading before which it is cut off.
BLOCK = re.compile(
    r"(?P<head><!-- made by: (?P<command>claimcheck [^\n]*?)(?: \| until: (?P<until>[^\n]*?))? -->\n```text\n)"
    r"(?P<report>.*?)(?P<tail>```\n)",
    re.DOTALL,
)


def made_anew(text: str) -> str:
    """Return the README with every block as its command prints it today, at 100 columns and without colour."""
    return BLOCK.sub(_block, text)


def _block(match: re.Match[str]) -> str:
    report = _run(match["command"].split()[1:])
    if match["until"]:
        report = report.partition(f"\n{match['until']}")[0]
    return f"{match['head']}{report.rstrip()}\n{match['tail']}"


def _run(arguments: list[str]) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "CLAIMCHECK_"))}
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=ROOT,
        env={**kept, "PYTHONUTF8": "1", "COLUMNS": "100", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    README.write_text(made_anew(README.read_text("utf-8")), "utf-8")
