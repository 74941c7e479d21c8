"""The report under a pull request, in one comment that later runs rewrite.

    python comment.py REPORT.md NUMBER NAME

NAME tells the comment from those of other jobs. Where the token may not write, as that of a pull request from a fork,
a warning says so and nothing fails: docs/ci.md has the workflow that comments there too.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

# GitHub refuses a longer comment.
_MOST_CHARACTERS = 65_000

_CUT = "\n\n_The report goes on: see the job's summary._\n"

# So many comments a page, the most that GitHub gives, and so many pages looked through.
_PER_PAGE = 100
_MOST_PAGES = 30


class _NoCommentsError(Exception):
    """What answers is no list of comments: another server, or an error in the place of an answer."""


def main() -> int:
    """Write the comment; return the exit code of the step."""
    report, number, name = Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2]), sys.argv[3]
    mark = f"<!-- claimcheck: {name.replace('--', '- -')} -->\n"
    body = mark + report
    if len(body) > _MOST_CHARACTERS:
        body = body[: _MOST_CHARACTERS - len(_CUT)].rpartition("\n")[0] + _CUT
    try:
        known = _known(number, mark)
        if known is None:
            _ask("POST", f"issues/{number}/comments", {"body": body})
        else:
            _ask("PATCH", f"issues/comments/{known}", {"body": body})
    except (urllib.error.URLError, _NoCommentsError, ValueError) as error:
        print(f"::warning title=claimcheck::The comment could not be written: {error}. The report is in the summary.")
    return 0


def _known(number: int, mark: str) -> int | None:
    """Return the id of the comment that an earlier run wrote."""
    for page in range(1, _MOST_PAGES + 1):
        comments = _ask("GET", f"issues/{number}/comments?per_page={_PER_PAGE}&page={page}")
        if not isinstance(comments, list) or not all(isinstance(one, dict) for one in comments):
            raise _NoCommentsError("what answered gave no list of comments")
        for comment in comments:
            if str(comment.get("body")).replace("\r\n", "\n").startswith(mark):
                return int(comment["id"])
        if len(comments) < _PER_PAGE:
            return None
    return None


def _ask(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = urllib.request.Request(
        f"{api}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}",
        method=method,
        data=json.dumps(content).encode("utf-8") if content else None,
        headers={
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main())
