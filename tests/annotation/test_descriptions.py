"""A description that opens a statement is named where the article leaves one candidate, and else left as it is."""

import pytest

from claimcheck.annotation.descriptions import with_description_named
from claimcheck.annotation.rules import RulesEngine
from claimcheck.reading import article_from_text


def _named(text: str, language: str) -> str | None:
    article = article_from_text(text, language=language)
    last = article.sentences[-1]
    return with_description_named(article, last.start, last.end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Arnal est parti en mai. Le dernier a fermé la porte."),
        ("fr", "Paul Arnal est parti en mai. Ces derniers jours ont été calmes."),
        ("fr", "Paul Arnal est parti en mai. Cette dernière a fermé la porte."),
        ("en", "Ann Hall, the mayor of Corle, left. The mayor of Lorna has stayed."),
        ("en", "Ann Hall left in May. The house has been sold."),
    ],
)
def test_what_is_no_plain_description_of_one_person_stays_as_it_is(language: str, text: str) -> None:
    assert _named(text, language) is None


def test_a_description_keeps_its_own_words_beside_the_name() -> None:
    text = "The office of mayor Ann Hall was searched. The mayor has denied it."
    assert _named(text, "en") == "The mayor, Ann Hall, has denied it."


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", 'Le ministre de la Pêche Luc Arnal est venu. "Tout va bien", a dit le ministre.', "ministre Luc Arnal"),
        ("fr", 'Le procureur de Corle, Luc Arnal, est venu. "Il dort", a dit le procureur.', "procureur Luc Arnal"),
        ("fr", 'La députée PS Anne Varnier est venue. "Il dort", a dit la députée.', "députée Anne Varnier"),
        ("en", 'Fisheries Secretary Ann Hall came. "All is well," the secretary said.', "secretary Ann Hall"),
        ("en", 'Ann Hall, the harbour director, came. "All is well," the director said.', "director"),
        ("fr", 'Le procureur AFP Luc Arnal est venu. "Il dort", a dit le procureur.', "procureur Luc Arnal"),
        ("de", "Gesundheitsminister Karl Hall kam. „Alles ist gut“, sagte der Minister.", "Minister Karl Hall"),
        ("es", "La ministra de Pesca Ana Varela vino. «Todo va bien», dijo la ministra.", "ministra Ana Varela"),
        (
            "it",
            "Il ministro della Pesca Luca Arnaldi è venuto. «Tutto bene», ha detto il ministro.",
            "ministro Luca Arnaldi",
        ),
        ("pt", "O ministro da Pesca Luís Arnaldo veio. «Está tudo bem», disse o ministro.", "ministro Luís Arnaldo"),
        ("nl", "Minister van Visserij Anna Vos kwam. „Alles is goed”, zei de minister.", "minister Anna Vos"),
        ("fr", 'Le maire Luc Arnal a reçu le maire de Lorna. "Il dort", a dit le maire.', "maire"),
        ("en", 'Mayor Ann Hall met the mayor of Lorna. "All is well," the mayor said.', "mayor"),
        ("en", 'Mayor Ann Hall left. Mayor Tom Varn came. "All is well," the mayor said.', "mayor"),
    ],
)
def test_an_office_that_speaks_is_given_the_one_name_that_the_article_has_for_it(
    language: str, text: str, speaker: str
) -> None:
    claims = RulesEngine().extract(article_from_text(text, language=language), "A").claims
    assert claims[-1].speaker == speaker


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        (
            "fr",
            "La préfète Anne Varin est venue. « Le quai rouvrira en mai », a indiqué la préfète.",
            "« Le quai rouvrira en mai », a indiqué la préfète, Anne Varin.",
        ),
        (
            "fr",
            "La préfète Anne Varin est venue. La préfète a dit que tous y étaient, évoquant un déploiement de secours.",
            "La préfète, Anne Varin, évoque un déploiement de secours.",
        ),
        (
            "en",
            'Mayor Ann Hall came. "All is well with it now," said the mayor on Sunday.',
            '"All is well with it now," said the mayor, Ann Hall, on Sunday.',
        ),
        (
            "en",
            'Mayor Ann Hall came. "Hall will stay with us for years," said the mayor on Sunday.',
            '"Hall will stay with us for years," said the mayor on Sunday.',
        ),
        (
            "en",
            'Ann Hall said: "The quay is old." The mole would be far better, but the board would not pay, she said.',
            "The mole would be far better",
        ),
        (
            "fr",
            "Le garde des Sceaux promet un quai. Garde des Sceaux promet un quai. « Il rouvrira », a-t-il assuré.",
            "« Il rouvrira », a assuré le garde des Sceaux.",
        ),
    ],
)
def test_an_office_that_speaks_is_told_with_its_article_and_its_name(language: str, text: str, says: str) -> None:
    claims = RulesEngine().extract(article_from_text(text, language=language), "A").claims
    assert says in [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        (
            "fr",
            "Le ministre de la Mer Luc Arnal est venu. Le ministre de la Mer a ouvert le quai lundi.",
            "Le ministre de la Mer, Luc Arnal, a ouvert le quai lundi.",
        ),
        (
            "fr",
            "Le Premier ministre Luc Arnal est venu. Le Premier ministre a ouvert le quai lundi.",
            "Le Premier ministre, Luc Arnal, a ouvert le quai lundi.",
        ),
        (
            "fr",
            "Le président russe Luc Arnal est venu. Le président russe a ouvert le quai lundi.",
            "Le président russe, Luc Arnal, a ouvert le quai lundi.",
        ),
        (
            "fr",
            "Le procureur de Corle est venu. Le procureur de la République de Corle Luc Arnal est parti. "
            "Le procureur a ouvert une enquête lundi.",
            "Le procureur, Luc Arnal, a ouvert une enquête lundi.",
        ),
        (
            "fr",
            "La maire EELV de la ville Anne Varnier est venue. La maire se dit prête. La maire a ouvert le quai lundi.",
            "La maire, Anne Varnier, a ouvert le quai lundi.",
        ),
        (
            "en",
            "Prime Minister Ann Hall came. The prime minister opened the quay on Monday.",
            "The prime minister, Ann Hall, opened the quay on Monday.",
        ),
        (
            "es",
            "La ministra de Pesca Ana Varela vino. La ministra de Pesca ha abierto el muelle el lunes.",
            "La ministra de Pesca, Ana Varela, ha abierto el muelle el lunes.",
        ),
        (
            "fr",
            "Le maire Luc Arnal a reçu le maire de Lorna. Le maire a ouvert le quai lundi.",
            "Le maire a ouvert le quai lundi.",
        ),
        (
            "en",
            "Mayor Ann Hall met the mayor of Lorna. The mayor opened the quay on Monday.",
            "The mayor opened the quay on Monday.",
        ),
        (
            "en",
            "Former mayor Ann Hall came. The mayor opened the quay on Monday.",
            "The mayor opened the quay on Monday.",
        ),
        ("en", "Mayor Ann Hall came. The yard boss of Corle left on Monday.", "The yard boss of Corle left on Monday."),
        (
            "fr",
            "Le vice-président Luc Arnal est venu. Le président a ouvert le quai lundi.",
            "Le président a ouvert le quai lundi.",
        ),
        (
            "fr",
            "Le ministre Luc Arnal est venu. Le ministre Paul Vernet a ouvert le quai lundi.",
            "Le ministre Paul Vernet a ouvert le quai lundi.",
        ),
        (
            "fr",
            "Le maire Luc Arnal est venu avec Bruno Le Maire. Le Maire a ouvert le quai lundi.",
            "Le Maire a ouvert le quai lundi.",
        ),
        (
            "en",
            "Corle Oak has been cut down at last. The club unveiled a piece of the tree on Monday.",
            "The club unveiled a piece of the tree on Monday.",
        ),
        (
            "fr",
            "Le maire Luc Arnal est venu. Le maire dément. Le maire a ouvert le quai lundi.",
            "Le maire, Luc Arnal, a ouvert le quai lundi.",
        ),
        (
            "fr",
            "La fille du maire Anne Varnier est venue. La fille du maire a ouvert le quai lundi.",
            "La fille du maire a ouvert le quai lundi.",
        ),
    ],
)
def test_an_office_that_opens_a_statement_is_told_with_the_one_name_it_has(language: str, text: str, says: str) -> None:
    claims = RulesEngine().extract(article_from_text(text, language=language), "A").claims
    assert claims[-1].text == says
