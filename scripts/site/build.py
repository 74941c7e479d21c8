"""Build the static site: the form of `claimcheck serve`, answered by the rules engine in the browser.

    python scripts/site/build.py site [--parts FOLDER]

Python for browsers (Pyodide) comes from the npm registry, the pure Python packages that the rules engine and its page
need from the package index, both by their ordinary clients. Nothing of either is kept in the repository; `--parts`
names a folder in which they stay, and are found again without a network. The site works on any host of files, also
under a path, and from a folder served on loopback.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import claimcheck
from claimcheck.languages import FALLBACK, available
from claimcheck.reports.phrases import phrases
from claimcheck.serving import form

HERE = Path(__file__).parent
PACKAGE = Path(claimcheck.__file__).parent

#: Python 3.14 for browsers.
PYODIDE = "pyodide@314.0.7"

#: Finds the article on a page of HTML: lxml, on which the reader of pages stands, is not to be had for a browser.
READABILITY = "@mozilla/readability@0.6.0"

#: What the engine and the page import beside the standard library, as pyproject.toml bounds them: jinja2 needs
#: markupsafe, ftfy wcwidth, pypdf reads PDF.
PACKAGES = [
    *("anyascii>=0.3.2,<1", "charset_normalizer>=3.4,<4", "ftfy>=6.3,<7", "jinja2>=3.1.5,<4", "markupsafe>=3,<4"),
    *("pypdf>=6,<8", "snowballstemmer>=3,<4", "wcwidth>=0.2.13,<1"),
]

_OF_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")

# What is compiled for this machine runs on no other; markupsafe does without.
_LEFT_OUT = (".so", ".pyd", ".pyc")

# A file in a zip has a day; one for all makes the same packages the same file.
_DAY = (2020, 1, 1, 0, 0, 0)


_OF_NPM = (("pyodide-*.tgz", PYODIDE), ("mozilla-readability-*.tgz", READABILITY))


def has_all(parts: Path) -> bool:
    """Tell whether all that is not ours is in the folder `parts`."""
    wheels = {wheel.name.split("-")[0] for wheel in parts.glob("*.whl")}
    wanted = {package.partition(">=")[0] for package in PACKAGES}
    return wanted <= wheels and all(list(parts.glob(pattern)) for pattern, _ in _OF_NPM)


def fetch(parts: Path) -> None:
    """Bring what is not ours into the folder `parts`, unless it is there already."""
    parts.mkdir(parents=True, exist_ok=True)
    for pattern, package in _OF_NPM:
        if not list(parts.glob(pattern)):
            subprocess.run(
                ["npm", "pack", package, "--silent", "--pack-destination", str(parts)],
                check=True,
                stdout=subprocess.DEVNULL,
            )
    if not has_all(parts):
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*download, "--dest", str(parts), *PACKAGES], check=True)


def build(target: Path, parts: Path) -> None:
    """Write the site into the folder `target`, in the place of an earlier one."""
    if target.exists() and any(target.iterdir()) and not (target / "worker.js").exists():
        raise SystemExit(f"{target} holds something else than this site.")
    shutil.rmtree(target, ignore_errors=True)
    (target / "pyodide").mkdir(parents=True)
    for name in _OF_PYODIDE:
        (target / "pyodide" / name).write_bytes(_member(parts, "pyodide-*.tgz", name))
    with zipfile.ZipFile(target / "packages.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in sorted([*_own(), *_of_others(parts)]):
            packed.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    shutil.copy(HERE / "worker.js", target)
    for language in available():
        (target / _address(language)).write_text(_page(language, parts), "utf-8")
    # A host that would run the folder through a site builder of its own is told not to.
    (target / ".nojekyll").touch()


def _member(parts: Path, pattern: str, name: str) -> bytes:
    """Return a file of a package of npm."""
    (package,) = parts.glob(pattern)
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{name}")
        if member is None:
            raise SystemExit(f"{package} has no {name}.")
        return member.read()


def _own() -> Iterator[tuple[str, bytes]]:
    for path in PACKAGE.rglob("*"):
        if path.is_file() and path.suffix not in _LEFT_OUT:
            yield path.relative_to(PACKAGE.parent).as_posix(), path.read_bytes()


def _of_others(parts: Path) -> Iterator[tuple[str, bytes]]:
    for wheel in parts.glob("*.whl"):
        with zipfile.ZipFile(wheel) as opened:
            for name in opened.namelist():
                if not name.endswith(("/", *_LEFT_OUT)):
                    yield name, opened.read(name)


def _page(language: str, parts: Path) -> str:
    named = ((code, _address(code), phrases(code).name("languages", code)) for code in available())
    others = tuple(one for one in named if one[0] != language)
    readability = _member(parts, "mozilla-readability-*.tgz", "Readability.js").decode("utf-8")
    script = "\n".join([readability, *((HERE / name).read_text("utf-8") for name in ("page.js", "engine.js"))])
    return form.render(language, static=form.Static(script, others)).text


def _address(language: str) -> str:
    return "index.html" if language == FALLBACK else f"{language}.html"


def main() -> None:
    """Build the site that the command line asks for."""
    parser = argparse.ArgumentParser(description="Build the static site.")
    parser.add_argument("target", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--parts", type=Path, help="keep what is fetched in this folder, and find it there")
    parser.add_argument("--fetch-only", action="store_true", help="fetch into --parts and build nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = given.parts or Path(folder)
        fetch(parts)
        if not given.fetch_only:
            build(given.target, parts)


if __name__ == "__main__":
    main()
