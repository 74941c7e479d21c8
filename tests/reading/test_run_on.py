"""A copied page loses the line ends of captions, headings and lists: their sentences come apart all the same."""

import pytest

from claimcheck.reading import article_from_text
from claimcheck.reading.run_on import is_inline_boilerplate
from claimcheck.reading.sentences import split
from claimcheck.records import Role

RUN_ON = [
    (
        "en",
        [
            "The kayak turns over twice below the weir",
            "When it comes up, the paddle is broken",
            "He swam ashore (pictured on Friday in blue)",
            "His brother won the cup in 2013",
            "He left the club in Corle",
            "The owner wept.",
        ],
    ),
    ("en", ["He wrote the song As It Ends for the film The Long Road, and Never Give It was his last."]),
    ("en", ["The court heard three former pupils", "Longer sentence: The teacher agreed to plead."]),
    ("en", ["Her book Tides: A History came out in May.", "On Monday Ann Hall said: The yard is safe."]),
    ("fr", ["Une rade déconseillée aux plaisanciers", "Les deux matelots ont été secourus."]),
    ("fr", ["Park Sung Un a présenté vendredi ses excuses au village voisin."]),
    ("fr", ["Le dirigeant Park Sung Il a reçu vendredi les pêcheurs du village."]),
    ("fr", ["Une barque sur la plage de Corle", "Un pêcheur a été secouru mardi."]),
    ("fr", ['"Tout a été vérifié"', "Le chantier de Corle a démarré en mai."]),
    ("fr", ['"Le quai ne fermera pas"', "Mme Arnal a promis un bail."]),
    ("fr", ["Elle joue dans le club La boule de Corle et lit Les Échos."]),
    ("fr", ["Risque fort sur la digue", "Dans le port et la rade, la houle monte."]),
    ("fr", ["Elle a lu Le Monde avant Noël et quitté La Poste.", "Le maire de Selon a parlé."]),
    ("en", ["The heirs are often seen at sea", "Dining late and sleeping long: Many of them post pictures."]),
    ("en", ["Ann Hall told the Corle gazette: 'We will stay.'", "Bob Roe spoke to the Lorna herald: 'We will go.'"]),
    ("en", ["The robots dance all day.", "Scroll down for video", "The robots were built in 2012."]),
    (
        "en",
        [
            "Ben Hall died at 84 after a long illness",
            "1. THE LOST CUP He called it his best day.",
            "2. RADIO DAYS He began in 1960.",
            "3. THE FAREWELL He left in 1999.",
        ],
    ),
    (
        "en",
        [
            "A kayak fits into the lock at Port Lorna",
            "A second one waits",
            "Some crews swim",
            "Two of them sank in Corle Bay",
            "There's no way round the pier",
            "Police in Lorna keep watch on the quay",
            "Thousands of boats pass.",
        ],
    ),
    ("en", ["Few boats came back.", "LOOK DOWN FOR MORE PICTURES", "The owners were asked in May."]),
    ("fr", ['"LE QUAI RESTERA OUVERT"', '"Pas de leçon, mon ami !", lui a lancé la maire.']),
    ("en", ["The firms joined HMRC UK and NHS Trust, and the CIA, FBI and NSA Chief met."]),
    ("en", ["The ward treats hepatitis A patients and Serie A players, and went from plan A to League Two in May."]),
    ("en", ["The team has macBooks, and deviantArt is where it shows its work."]),
]


@pytest.mark.parametrize(("language", "sentences"), RUN_ON, ids=lambda value: str(value)[:40])
def test_sentences_that_no_sign_ends_come_apart_and_titles_stay_whole(language: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text, language)] == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["Le voleur ne connaissait pas la victime", "Son frère a été arrêté."]),
        ("fr", ["Un homme a été mis en garde à vue", "Selon la mairie, il a tout dit."]),
        ("fr", ["Un rapport rejeté par la majorité", "Dès lundi, la maire a réagi."]),
        ("en", ['The crowd paid for "the deeds of a handful of people".', "The loudest cheer came later."]),
        ("en", ["More than 30 died in 2013.", "IS claimed the attack."]),
        ("en", ['The yard is "straight out of the 1970s".', "Sam Hall of the league said so."]),
        ("fr", ["La maire s'est dite bouleversée par la mort de Jean Morvan.", "12h05.", "L'Assemblée se tait."]),
        ("en", ["The players have not been paid for weeks", "2 June - The case is adjourned.", "3 June - Tom leads."]),
        ("en", ["The care is dear, the boss said.", "Ms Hamill said so last month..", "The chief agreed."]),
        ("fr", ["Le virus est entré dans un foyer.", "4 communes sont touchées.", "• François Morel a réagi."]),
        ("en", ["The quay scored 7.1.", "Sailors like it.", "The lock scored 6.", "However, few use it."]),
        ("en", ["A foul by Ann Roe (Corle).", "Beth Hall (Lorna) wins.", "Corle 2, Lorna 1.", "Second half ends."]),
        ("en", ["She played for Corle and Lorna Rovers.", "St Brannock are eighth.", "Ch Insp Ann Hall agreed."]),
        ("en", ["He rowed for Corle Plate.", "Yep, that is his oar."]),
        ("fr", ["La Morve est en alerte aux inondations .", "À Corle, le niveau baisse."]),
        ("en", ["Judo had its funding cut.", "Liz Hall of the league said so."]),
        ("fr", ["La maire l'a dit sur BFM TV.", "Au total, 450 pompiers sont là."]),
        ("fr", ["Il est tombé 300 litres d'eau par mètre carré", "À Corle, la rue est fermée."]),
        ("fr", ["Rétropédalage", "Éliane Orval s'est émue du contrôle."]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_sentences_glued_without_a_space_come_apart(language: str, sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [text[start:end] for start, end in split(text, language)] == sentences


@pytest.mark.parametrize(
    "text",
    [
        "See www.corle.Example for more.",
        "The #jeSuisCorle tag, openStreetMap and e-mails.",
        "LinkedIn and PlayStation are names.",
        "The mayor told the radio 3AW of Corle that he knew.",
    ],
)
def test_addresses_hashtags_and_names_of_firms_stay_whole(text: str) -> None:
    assert split(text, "en") == [(0, len(text))]


def test_a_line_of_the_page_inside_a_paragraph_is_boilerplate() -> None:
    article = article_from_text("The robots dance all day. Scroll down for video The robots were built.", language="en")
    assert [sentence.role for sentence in article.sentences] == [Role.BODY, Role.BOILERPLATE, Role.BODY]
    assert is_inline_boilerplate("Scroll down for video", "en-GB")
    assert not is_inline_boilerplate("Scroll down for videos of robots", "en")


def test_the_title_of_a_video_with_its_glued_credit_is_boilerplate() -> None:
    text = "Le bac est en panne ?par BFMTVLe maire l'a dit. Il a été vu par BFMTV lundi. Le quai (2/3)par LCIIl dort."
    article = article_from_text(text, language="fr")
    aside = [text[one.start : one.end] for one in article.sentences if one.role is Role.BOILERPLATE]
    assert aside == ["Le bac est en panne ?par BFMTV", "Le quai (2/3)par LCI"]
    assert not is_inline_boilerplate("Le bac a été vu par BFMTV", "fr")
    assert not is_inline_boilerplate("Der Kai wurde gefilmt (2/3)par BFMTV", "de")
