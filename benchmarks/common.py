"""What benchmarks share: where the data lies, how rows are read, and how their command lines begin.

Data of others is no part of the repository. It lies in one folder with a folder a set (quantities, dates, sentences,
articles, inference …): `--data FOLDER`, else CLAIMCHECK_DATA, else `shared/eval` beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """Return the folder of the sets where no option names one."""
    named = os.environ.get("CLAIMCHECK_DATA")
    if named:
        return Path(named)
    # The checkout itself, or a work tree a folder deeper.
    found = (parent / "shared" / "eval" for parent in (CHECKOUT.parent, CHECKOUT.parent.parent))
    return next((folder for folder in found if folder.is_dir()), CHECKOUT.parent / "shared" / "eval")


def command_line(doc: str | None, of_set: str | None = None) -> argparse.ArgumentParser:
    """Return a parser with `--data`, and with a positional `folder` for the set `of_set` where one is named."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=data_folder(), metavar="FOLDER", help="the folder of the sets")
    if of_set:
        parser.add_argument("folder", nargs="?", type=Path, help=f"the set itself (default: {of_set} in --data)")
        parser.set_defaults(of_set=of_set)
    return parser


def set_folder(options: argparse.Namespace) -> Path:
    """Return the folder of the set that a command line of `command_line` asks for; it must be there."""
    folder: Path = options.folder or options.data / options.of_set
    if not folder.is_dir():
        raise SystemExit(f"There is no folder {folder}: name one with --data.")
    return folder


def rows(path: Path) -> Iterator[Any]:
    """Yield the objects of a JSON Lines file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
