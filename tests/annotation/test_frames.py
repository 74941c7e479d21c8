"""The frame of a quotation names its source, whatever the verb."""

from __future__ import annotations

import pytest

from claimcheck.annotation.direct_speech import quotations
from claimcheck.annotation.frames import frame_of
from claimcheck.reading import article_from_text

FRAMED = [
    ("en", '"The pier is closed for good," sighed the harbour master.', "harbour master"),
    ("en", 'Vale shrugged: "We will see about that tomorrow."', "Vale"),
    ("fr", "« Le quai est fermé pour de bon », bougonne la maire.", "maire"),
    ("de", "„Der Kai ist endgültig gesperrt“, brummte der Bürgermeister.", "Bürgermeister"),
    ("es", "«El muelle está cerrado para siempre», suspira la alcaldesa.", "alcaldesa"),
    ("nl", "'De kade is voorgoed gesloten', zucht de burgemeester.", "burgemeester"),
]


@pytest.mark.parametrize(("language", "text", "source"), FRAMED)
def test_the_place_of_the_source_shows_who_speaks(language: str, text: str, source: str) -> None:
    article = article_from_text(text, language=language)
    found = frame_of(article, quotations(text, language)[0])
    assert found is not None
    assert found.text == source


def test_a_quotation_that_stands_alone_has_no_frame() -> None:
    text = '"The pier is closed for good and nobody asked us."'
    assert frame_of(article_from_text(text, language="en"), quotations(text, "en")[0]) is None
