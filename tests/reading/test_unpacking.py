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


def test_a_document_of_millions_of_tags_is_refused_before_they_take_memory() -> None:
    """A hundred kilobytes may unpack to tags that take gigabytes, and minutes."""
    words = b"<w:p><w:r><w:t>The mill closed.</w:t></w:r></w:p>"
    begin, end = b'<w:document xmlns:w="w"><w:body>', b"</w:body></w:document>"
    for tags in (1_000, 2_000_000):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", begin + b"<a/>" * tags + words + end)
        if tags == 1_000:
            assert draft_of_docx("a.docx", written.getvalue(), LIMIT * 50).text == "The mill closed."
        else:
            with pytest.raises(ReadingError, match="not a Word document that can be read"):
                draft_of_docx("a.docx", written.getvalue(), LIMIT * 50)
