"""Kills recordings in the middle, lets them go on with the same command, and compares cassettes and reports.

    python benchmarks/recordings.py [--kills 30] [--seed 0]

A service on this machine plays the model (tests/llm/obeying.py) and counts its answers: a kill comes at a random moment
behind a random one of them, however slow the machine is. A recording that goes on must end with the bytes of one that
nobody killed, and so must its report. The exit code is 1 where one does not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[1]

# How long the service thinks over an answer.
_SECONDS = 0.3

# A kill that comes after the end of the recording tries nothing, and is tried once more, so often at the most.
_TRIES = 5

# How often it is looked whether the service has answered, in seconds.
_LOOK = 0.01


class _Service:
    """Answers every question as a good model would, the same question with the same answer, and counts its answers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.answers = 0

    def __call__(self, asked: dict[str, Any]) -> str:
        from tests.llm.obeying import ObeyingModel

        time.sleep(_SECONDS)
        with self._lock:
            self.answers += 1
        return json.dumps(ObeyingModel().answer(asked))


class _Recording:
    """The command that records a comparison of three articles into a folder."""

    def __init__(self, articles: Path, address: str) -> None:
        from tests.llm.obeying import A, B, C

        self._sources = []
        for name, text in (("a", A), ("b", B), ("c", C)):
            path = articles / f"{name}.txt"
            path.write_text(text, "utf-8")
            self._sources.append(str(path))
        self._service = ["--model", "m", "--base-url", address]
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMCHECK_", "OPENAI_"))}
        self._environment = {**kept, "PYTHONPATH": str(_ROOT), "XDG_CACHE_HOME": str(articles / "cache")}
        self._environment.pop("CI", None)

    def begin(self, folder: Path) -> subprocess.Popen[bytes]:
        """Start to record into a folder; without a cache, which would spare the service what is lost."""
        folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "claimcheck", "compare", *self._sources, *self._service, "--no-cache", "-q"]
        command += ["--cassette", str(folder / "talk.json"), "--format", "json", "-o", str(folder / "report.json")]
        return subprocess.Popen(
            command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder
        )

    def finish(self, folder: Path) -> dict[str, bytes]:
        """Record to the end and return the bytes of every file."""
        run = self.begin(folder)
        said = run.communicate()[1]
        if run.returncode:
            raise SystemExit(f"The recording ended with {run.returncode}: {said.decode(errors='replace')}")
        return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def main() -> int:
    """Kill as many recordings as asked; return 1 where one did not end with the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    sys.path.insert(0, str(_ROOT))
    from benchmarks.model_service import model_service

    chance, service = random.Random(options.seed), _Service()
    same = 0
    with tempfile.TemporaryDirectory() as temporary, model_service(service) as address:
        recording = _Recording(Path(temporary), address)
        whole = recording.finish(Path(temporary) / "whole")
        asked = service.answers
        for number in range(options.kills):
            killed = Path(temporary) / f"killed-{number}"
            after = chance.randrange(1, asked)
            found = _killed(recording, killed, service, after, chance.uniform(0, _SECONDS))
            same += recording.finish(killed) == whole
            left = f"after {after} of {asked} answers, left {found or 'nothing'}"
            print(f"{number + 1} of {options.kills} kills ({left}), {same} with the same bytes", flush=True)
    return 0 if same == options.kills else 1


def _killed(recording: _Recording, folder: Path, service: _Service, after: int, seconds: float) -> str:
    """Kill a recording so many seconds behind so many answers, and return the files that it left."""
    for _ in range(_TRIES):
        for path in folder.glob("*"):
            path.unlink()
        service.answers = 0
        with recording.begin(folder) as run:
            while service.answers < after and run.poll() is None:
                time.sleep(_LOOK)
            time.sleep(seconds)
            run.send_signal(signal.SIGKILL)
        if run.returncode == -signal.SIGKILL and not (folder / "report.json").exists():
            break
    return ", ".join(sorted(f"{path.name} ({path.stat().st_size})" for path in folder.iterdir()))


if __name__ == "__main__":
    sys.exit(main())
