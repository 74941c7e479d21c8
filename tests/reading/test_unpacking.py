from __future__ import annotations

import io
import struct
import zipfile

import pytest

from claimcheck.errors import ReadingError
from claimcheck.reading.word import _UNPACKED, draft_of_docx

LIMIT = 100_000


def _lying(size: int, said: int) -> bytes:
    """Return an archive whose document unpacks to `size` bytes and says that it unpacks to `said`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * size)
    return written.getvalue().replace(struct.pack("<L", size), struct.pack("<L", said))


@pytest.mark.parametrize("said", [10, 3 * _UNPACKED * LIMIT])
def test_a_document_is_bounded_by_what_it_unpacks_to_whatever_it_says(said: int) -> None:
    with pytest.raises(ReadingError, match=r"too large|damaged"):
        draft_of_docx("a.docx", _lying(3 * _UNPACKED * LIMIT, said), LIMIT)
