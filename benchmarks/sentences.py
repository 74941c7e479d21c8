"""Sentence boundaries against rows annotated by others: precision, recall, texts that are right as a whole.

    python benchmarks/sentences.py [FOLDER | --data FOLDER] [--misses]

FOLDER holds JSON Lines files whose rows have `text`, `lang` and `sentences`.
"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.common import command_line, rows, set_folder
from claimcheck.reading import sentences


def boundaries(text: str, pieces: list[str]) -> set[int]:
    """Return the offsets at which the annotated sentences end, the last one left out."""
    ends, offset = [], 0
    for piece in pieces:
        offset = text.index(piece.strip(), offset) + len(piece.strip())
        ends.append(offset)
    return set(ends[:-1])


def measure(rows: list[dict[str, Any]], *, misses: bool) -> str:
    right = found = wanted = whole = characters = 0
    elapsed = 0.0
    for row in rows:
        text = row["text"]
        started = time.perf_counter()
        spans = sentences.split(text, row["lang"])
        elapsed += time.perf_counter() - started
        ours, gold = {end for _, end in spans[:-1]}, boundaries(text, row["sentences"])
        right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
        whole += ours == gold
        characters += len(text)
        if misses and ours != gold:
            print(f"  {row['id']}: {[text[start:end] for start, end in spans]}")
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    speed = 1000 * elapsed / (characters / 1000)
    return f"precision {precision:.3f}  recall {recall:.3f}  texts right {whole}/{len(rows)}  {speed:.3f} ms a kilobyte"


def main() -> None:
    parser = command_line(__doc__, "sentences")
    parser.add_argument("--misses", action="store_true", help="print the texts that are not right")
    options = parser.parse_args()
    for path in sorted(set_folder(options).glob("*.jsonl")):
        read = list(rows(path))
        sentences.split("Warm.", read[0]["lang"])
        print(f"{path.stem:16} {measure(read, misses=options.misses)}")


if __name__ == "__main__":
    main()
