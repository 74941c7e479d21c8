"""The end of a step of the action: outputs, the report in the log and in the summary, and what went wrong, if it did.

    python finish.py FOLDER EXIT_CODE

It ends with the exit code of the program where that says that there is no report (2, 3), else with 0.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path

# GitHub takes no more than 1 MiB a step, and shows nothing of what is larger.
_MOST_BYTES = 1_000_000

_CUT = "\n\n_The report goes on: see the page among the artifacts._\n"

_MEANINGS = {
    2: "wrong usage, or a source that cannot be read",
    3: "the model service failed, or the cassette lacks a request",
}


def main() -> int:
    """Write everything; return the exit code of the step."""
    folder, code = Path(sys.argv[1]), int(sys.argv[2])
    notes = (folder / "notes.txt").read_text("utf-8", "replace")
    print(notes, end="", file=sys.stderr, flush=True)
    _tell(**{"exit-code": str(code), "found": "true" if code == 1 else "false"})
    if code > 1:
        said = f"{_MEANINGS.get(code, 'the program ended')} (exit code {code}). {' '.join(notes.split())[-2000:]}"
        print(f"::error title=claimcheck::{_escaped(said)}")
        return code
    _log((folder / "report.txt").read_text("utf-8"))
    counts = json.loads((folder / "report.json").read_text("utf-8"))["counts"]
    names = {"html": "html", "markdown": "md", "sarif": "sarif", "json": "json"}
    paths = {name: str(folder / f"report.{ending}") for name, ending in names.items()}
    _tell(counts=json.dumps(counts, separators=(",", ":")), **paths)
    _summarize((folder / "report.md").read_text("utf-8"))
    return 0


def _log(report: str) -> None:
    """Print the report, none of whose lines the runner may take for a command."""
    token = secrets.token_hex(16)
    print(f"::group::claimcheck\n::stop-commands::{token}\n{report}\n::{token}::\n::endgroup::", flush=True)


def _tell(**outputs: str) -> None:
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs.items())


def _summarize(report: str) -> None:
    """Add the report to the summary of the step, cut at a line where there is no room for all of it."""
    path = Path(os.environ["GITHUB_STEP_SUMMARY"])
    room = _MOST_BYTES - (path.stat().st_size if path.exists() else 0)
    if len(report.encode("utf-8")) > room:
        kept = report.encode("utf-8")[: max(room - len(_CUT.encode("utf-8")), 0)].decode("utf-8", "ignore")
        report = kept.rpartition("\n")[0] + _CUT
    with path.open("a", encoding="utf-8") as file:
        file.write(report)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.exit(main())
