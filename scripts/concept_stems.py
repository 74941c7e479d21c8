"""Write the stems of the entries of each language's table `concepts` to `claimcheck/languages/<code>/stems.json`.

Run it after a change to a table `concepts` or `stemming`; a test tells when it is due.
"""

from __future__ import annotations

import json

from claimcheck.languages import available, folder
from claimcheck.languages.concept_entries import stemmed_entries


def rendered(language: str) -> str:
    """Return the stems of one language as JSON, one entry a line."""
    return json.dumps(stemmed_entries(language), indent=0) + "\n"


def main() -> None:
    """Write the stems of every language."""
    for language in available():
        (folder(language) / "stems.json").write_text(rendered(language), "utf-8")


if __name__ == "__main__":
    main()
