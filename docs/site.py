"""Write the pages of the documentation as HTML: `make docs`, or `python docs/site.py FOLDER`.

README.md becomes index.html, every other page keeps its place. The pages need no script, no font and no network.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]

#: The pages, in the order of the list that each of them begins with.
PAGES = (
    Path("README.md"),
    *(path.relative_to(ROOT) for path in sorted((ROOT / "docs").glob("*.md"))),
    *(Path(name) for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md")),
    *(path.relative_to(ROOT) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))),
)

_PARSER = MarkdownIt("gfm-like", {"linkify": False})
_ELSEWHERE = re.compile(r"[a-z]+:|#|//")

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
:root {{ --paper: #fdfcf9; --ink: #1c1b18; --rule: #d9d5cb; --sunken: #f4f1ea; --link: #1d4f91 }}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: #171614; --ink: #f1eee6; --rule: #3b3933; --sunken: #1f1e1b; --link: #9cc3ff }}
}}
body {{ font: 1rem/1.6 system-ui, "Noto Sans", sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem }}
body {{ color: var(--ink); background: var(--paper) }}
h1, h2, h3 {{ font-family: Georgia, "Noto Serif", serif; line-height: 1.25 }}
nav {{ font-size: .875rem; border-bottom: 1px solid var(--rule); padding-bottom: .5rem }}
nav a {{ display: inline-block; margin-right: .75rem; padding-block: .2rem }}
nav a[aria-current] {{ color: var(--ink); font-weight: 600 }}
main {{ overflow-wrap: break-word }}
a {{ color: var(--link) }}
a:not(:hover) {{ text-decoration-thickness: 1px }}
pre, .table {{ overflow-x: auto }}
pre {{ padding: .75rem; border-radius: .4rem; background: var(--sunken); font-size: .8125rem; line-height: 1.4 }}
:not(pre) > code {{ background: var(--sunken); border-radius: .2rem; padding: .05em .25em; font-size: .9em }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid var(--rule); padding: .25rem .5rem; text-align: start; vertical-align: top }}
:focus-visible {{ outline: 3px solid var(--link); outline-offset: 2px }}
td:first-child {{ max-width: 18rem; overflow-wrap: anywhere }}
img {{ max-width: 100%; height: auto }}
</style>
</head>
<body>
<nav aria-label="Pages">
{links}
</nav>
<main>
{body}</main>
</body>
</html>
"""


def write(folder: Path) -> None:
    """Write every page, and the pictures and files that pages lead to, into a folder."""
    for page in PAGES:
        target = folder / address_of(page)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html_of(page, folder), "utf-8")


def address_of(page: Path) -> str:
    """Return where a page of Markdown, by its path in the repository, stands in the folder of the site."""
    name = "index.html" if page.name == "README.md" else f"{page.stem}.html"
    return page.with_name(name).as_posix()


def html_of(page: Path, folder: Path) -> str:
    """Return a page as HTML; pictures and files that it leads to are copied into the folder."""
    tokens = _PARSER.parse((ROOT / page).read_text("utf-8"))
    for token, after in pairwise(tokens):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(after.content))
        for child in token.children or ():
            _lead_on(child, page, folder)
    title = next(after.content for token, after in pairwise(tokens) if token.tag == "h1")
    return _PAGE.format(
        title=html.escape(f"{title} · claimcheck" if title != "claimcheck" else title),
        links="\n".join(_links(page)),
        body=_scrolled_by_keys(_PARSER.renderer.render(tokens, _PARSER.options, {})),
    )


def _scrolled_by_keys(body: str) -> str:
    """Return a body of which what is wider than the page takes the focus, to be scrolled without a mouse."""
    body = body.replace("<pre>", '<pre tabindex="0">')
    return body.replace("<table>", '<div class="table" tabindex="0"><table>').replace("</table>", "</table></div>")


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading, as hosts of repositories make it.

    >>> anchor_of("Options in a file, options in variables")
    'options-in-a-file-options-in-variables'
    """
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _links(page: Path) -> Iterable[str]:
    here = PurePosixPath(address_of(page)).parent.as_posix()
    for other in PAGES:
        if other.parent.name != "decisions" or other.name == "README.md":
            named = " aria-current='page'" if other == page else ""
            shown = (other.parent.name or "claimcheck") if other.name == "README.md" else other.stem.lower()
            yield f'<a href="{relpath(address_of(other), here)}"{named}>{shown}</a>'


def _lead_on(token: Token, page: Path, folder: Path) -> None:
    """Let a link or a picture lead to the page or the file as it stands in the site."""
    name = {"link_open": "href", "image": "src"}.get(token.type)
    given = str(token.attrGet(name)) if name else ""
    if not name or _ELSEWHERE.match(given):
        return
    path, mark, anchor = given.partition("#")
    target = Path(normpath((page.parent / path).as_posix()))
    if (ROOT / target).is_dir() and (ROOT / target / "README.md").is_file():
        target /= "README.md"
    address = address_of(target) if target in PAGES else target.as_posix()
    if target not in PAGES:
        _copy(ROOT / target, folder / target)
    token.attrSet(name, relpath(address, PurePosixPath(address_of(page)).parent.as_posix()) + mark + anchor)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
        files = "\n".join(f'<li><a href="{path.name}">{path.name}</a></li>' for path in sorted(source.glob("*.*")))
        (target / "index.html").write_text(f"<!DOCTYPE html>\n<title>{source.name}</title>\n<ul>\n{files}\n</ul>\n")
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "site/docs"))
