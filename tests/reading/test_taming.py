from __future__ import annotations

import pytest

from claimcheck.reading.taming import tamed


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<td colspan="1000000">4</td>', "<td >4</td>"),
        ("<td rowspan=99999 class=a>4</td>", "<td  class=a>4</td>"),
        ('<td colspan="3">4</td>', '<td colspan="3">4</td>'),
        ("<p>A colspan=1000 in the text</p>", "<p>A colspan=1000 in the text</p>"),
        (f"<div {'a=1 ' * 5000}>words</div>", "<div>words</div>"),
        ("<p class=a>2 < 3 and 4 > 1</p>", "<p class=a>2 < 3 and 4 > 1</p>"),
    ],
)
def test_endless_tags_lose_their_attributes_and_cells_their_endless_spans(page: str, expected: str) -> None:
    assert tamed(page) == expected
