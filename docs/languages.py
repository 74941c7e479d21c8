"""Write docs/languages.md anew from the keys of the language files: run after a change of keys or of the files."""

from __future__ import annotations

from pathlib import Path

from claimcheck.languages import available, load
from claimcheck.languages.keys import TableKeys, tables

PAGE = Path(__file__).with_name("languages.md")

#: What stands above the line is written by hand, what stands below it is made.
MARK = "<!-- made by docs/languages.py -->\n"


def made_anew(page: str) -> str:
    """Return the page with its tables as the keys and the language files have them today."""
    parts = [page.partition(MARK)[0] + MARK]
    parts += [_section(name, keys) for name, keys in tables().items()]
    return "\n".join(parts)


def _section(name: str, keys: TableKeys) -> str:
    codes = available()
    lines = [
        f"## [{name}]: {keys.meaning}\n",
        f"Read by {keys.package}.\n",
        f"| key | holds | written as | {' | '.join(codes)} |",
        f"|---|---|---|{'---|' * len(codes)}",
    ]
    for key, entry in keys.keys.items():
        given = (_given(load(code).table(name).get(key)) for code in codes)
        lines.append(f"| `{key}` | {entry.meaning} | {entry.notation} | {' | '.join(given)} |")
    return "\n".join(lines) + "\n"


def _given(value: object) -> str:
    """Return a dot where a language gives a key: the rule that reads it runs there."""
    return "" if value is None or value in ("", [], {}) else "•"


if __name__ == "__main__":
    PAGE.write_text(made_anew(PAGE.read_text("utf-8")), "utf-8")
