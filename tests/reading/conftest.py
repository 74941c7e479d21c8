from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import loaded


@pytest.fixture(scope="session")
def documents() -> ModuleType:
    """Return the module that makes small PDF and Word files."""
    return loaded(Path(__file__).parent / "documents.py")
