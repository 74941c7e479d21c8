"""What says nothing by itself is no claim, and a note names it."""

from __future__ import annotations

import pytest

from claimcheck.annotation.left_aside import Reason, left_aside
from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text

FRAGMENTS = [
    ("en", "Three boats sank. Not all of them. The port is shut.", "Not all"),
    ("en", "The crew is safe. Those who were sent in, cold and wet. The port is shut.", "Those"),
    ("fr", "Le port est fermé. Silence de mort sur les quais. Le maire revient lundi.", "Silence"),
    ("fr", 'Le ministre a promis une loi.\n\nUn "accord de façade"\n\nLe parti refuse.', "accord"),
    ("fr", '"Tout a été vérifié" Le chantier de Corle a démarré en mai.', "Tout"),
    ("de", "Der Hafen ist leer. Stille am ganzen Kai. Die Fähre fährt wieder.", "Stille"),
    ("es", "El puerto está cerrado. Silencio en todo el muelle. El alcalde vuelve el lunes.", "Silencio"),
    ("en", "The plan includes:\n- 22 small flats\n- 60 places for bicycles", "plan includes"),
    ("fr", "La liste est parue.\n\n- Corée du Sud\n\n- Japon\n\nDans ces pays, la situation est bonne.", "Corée"),
    (
        "fr",
        "Le gel arrive. Vigilance accrue dans le Jura Dans le Jura, la glace tient.",
        "Vigilance",
    ),
    (
        "fr",
        "Le port rouvrira en mai.\n\nJean Dupuis, le 3 mai à Paris\n\nLa mairie a payé.",
        "Jean Dupuis",
    ),
    ("en", "The court sits in May.\n\nJane Dorset pictured outside the court in Corle\n\nIt is full.", "Jane Dorset"),
    ("en", "The tool finds few boats. LOOK DOWN FOR PICTURES OF BOATS: Most of them sank in May.", "LOOK"),
    (
        "fr",
        'Le port rouvre lundi.\n\nLa cour a rendu son avis. "Le plus beau soir de sa vie"\n\nLa salle a applaudi.',
        "beau",
    ),
    ("fr", "Trois élus viennent.\n\n• Luc Arnal, ancien président de la chambre (2007-2012)\n\nIls partent.", "Luc"),
    (
        "de",
        "Vale gewann.\n\nFC Vale: Berg – Orr, Dahl, Lund – Holm (77. Ott), Kern, Roth – Wendt, Zapf.\n\nEr führt.",
        "Berg",
    ),
    (
        "it",
        "La Vale vince.\n\nVale (4-3-3): Berti; Orri, Dalla, Lund; Olmi, Cerri (1' st Palma), Rota; Venti.",
        "Berti",
    ),
    ("fr", "« Honte à vous ». La statue de la place a été peinte en rouge mardi matin.", "Honte"),
]

CLAIMS = [
    ("en", "The match ended late. Attendance: 6,214.", "Attendance"),
    ("en", "The ferry sank. Twelve dead, 30 hurt.", "Twelve"),
    ("en", "The plan includes:\n- 22 flats\n- 60 places for bicycles", "22 flats"),
    ("fr", "Le port est fermé. Une demande rejetée par la mairie de Corle.", "demande"),
    ("fr", "Un dernier chiffre, selon la mairie. Le port est fermé.", "selon la mairie"),
    ("en", "The man who was sent in left the port.", "left"),
    ("en", "The court sits in May.\n\nJane Dorset has left the court in Corle\n\nIt is full.", "Jane Dorset"),
    ("en", "The party Red Dawn: 20.8% (+10.4%)", "Red Dawn"),
    ("fr", "« Nous avons honte de ce que vous avez fait ». La statue a été peinte en rouge mardi matin.", "honte"),
]


@pytest.mark.parametrize(("language", "text", "words"), FRAGMENTS)
def test_a_heading_a_caption_and_a_quoted_label_are_named_in_a_note(language: str, text: str, words: str) -> None:
    article = article_from_text(text, language=language)
    extracted = RulesEngine().extract(article, "A")
    assert not any(words in claim.quote for claim in extracted.claims)
    aside = left_aside(article, extracted.claims)
    assert any(words in text[start:end] and reason is not Reason.QUESTION for start, end, reason in aside)


@pytest.mark.parametrize(("language", "text", "words"), CLAIMS)
def test_a_line_with_a_verb_or_a_result_is_a_claim(language: str, text: str, words: str) -> None:
    extracted = RulesEngine().extract(article_from_text(text, language=language), "A")
    assert any(words in claim.quote for claim in extracted.claims)


def test_a_text_in_another_language_than_it_is_read_in_keeps_its_sentences() -> None:
    article = article_from_text("Den Preis gewann Anna Keller. Der Markt schloss um zehn.", language="it")
    assert len(RulesEngine().extract(article, "A").claims) == 2
