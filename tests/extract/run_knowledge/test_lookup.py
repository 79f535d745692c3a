"""Who bears a name on a day: majorities, dates, successors, namesakes, the tables."""

from __future__ import annotations

from datetime import date, timedelta

from tests.extract.run_knowledge.claims import DAY, claim, support
from transforms.extract.knowledge import Knowledge
from transforms.extract.run_knowledge import ArticleView, Claim, RunKnowledge, Supported
from transforms.extract.run_knowledge.decide import AFTER, BEFORE, decide

PUBLISHERS = ("A", "B", "C", "D")


def known(phrase: str, claims: list[Supported], sentences=(), on: date | None = DAY):
    """(name, country, primary sector) of a phrase in an article, or None."""
    actor = Knowledge([*sentences, phrase], on, RunKnowledge.of(claims)).actor(phrase)
    return (actor.name, actor.country, *actor.sectors[:1]) if actor and actor.country else None


KORVATH = ("Milo Korvath", "PER", "GOV")


def test_a_full_name_and_the_only_bearer_of_a_family_name() -> None:
    assert known("Milo Korvath", [support(claim())]) == KORVATH
    assert known("Milo P. Korvath", [support(claim())]) == KORVATH
    assert known("Korvath", [support(claim())]) == KORVATH


def test_namesakes_are_nobody() -> None:
    both = [support(claim()), support(claim("CHL"), "korvath|ada")]
    assert known("Korvath", both) is None
    assert known("Ada Korvath", both) == ("Ada Korvath", "CHL", "GOV")
    # The article speaks of another Korvath.
    assert known("Korvath", [support(claim())], ["Ben Korvath scored twice."]) is None
    assert known("Ben Korvath", [support(claim())]) is None
    assert known("Korvath", [support(claim())], ["Mr Korvath left.", "But Korvath"]) == KORVATH


def test_given_names_and_other_spellings_alone_are_nobody() -> None:
    zhilan = support(claim("CHN"), "zhilan|gao")
    assert known("Gao Zhilan", [zhilan]) == ("Gao Zhilan", "CHN", "GOV")
    assert known("Zhilan", [zhilan]) is None
    assert known("Milo Korvatth", [support(claim())]) == KORVATH
    assert known("Korvatth", [support(claim())]) is None


def test_a_general_noun_does_not_give_a_family_name_away() -> None:
    leader = support(claim(office="leader", specific=False))
    assert known("Milo Korvath", [leader]) == KORVATH
    assert known("Korvath", [leader]) is None


def test_the_article_comes_first() -> None:
    here = ["Milo Korvath, the Chilean trade minister, left."]
    assert known("Korvath", [support(claim())], here) == ("Milo Korvath", "CHL", "GOV")
    # A title of its own stands against what other articles tell, or is filled up by it.
    assert known("Chilean Foreign Minister Korvath", [support(claim())])[1] == "CHL"
    assert known("Foreign Minister Korvath", [support(claim())]) == KORVATH


def test_a_title_that_stands_here_comes_first() -> None:
    former = support(claim(sector="ELI"))
    assert known("Peruvian Foreign Minister Milo Korvath", [former]) == KORVATH
    assert known("Milo Korvath", [former])[2] == "ELI"
    past = support(claim("USA", "president", "ELI"), "bush|george w", 8, PUBLISHERS)
    on = date(2005, 5, 5)
    assert known("President George W. Bush", [past], on=on)[2] == "GOV"


def test_only_offices_stand_for_their_holder() -> None:
    dissident = support(claim("CHN", "dissidents", "OPP"), "dranbi|jon")
    view = ArticleView(RunKnowledge.of([dissident, support(claim())]), DAY, [])
    assert view.find("Jon Dranby").office is None
    assert view.find("Milo Korvath").office == "foreign minister"


def test_an_office_is_held_when_it_was_held() -> None:
    claims = [support(claim(), first=DAY, last=DAY + timedelta(days=20))]
    assert decide(claims, DAY - BEFORE)
    assert decide(claims, DAY + timedelta(days=20) + AFTER)
    assert decide(claims, DAY - BEFORE - timedelta(days=1)) is None
    assert decide(claims, DAY + timedelta(days=21) + AFTER) is None
    assert known("Milo Korvath", claims, on=DAY - timedelta(days=60)) is None
    assert known("Milo Korvath", claims, on=None) == KORVATH


def test_the_later_office_of_one_person() -> None:
    later = DAY + timedelta(days=90)
    claims = [
        support(claim(office="finance minister"), articles=4, publishers=PUBLISHERS),
        support(claim(office="prime minister"), first=later),
    ]
    assert decide(claims, DAY).holds.claim.office == "finance minister"
    assert decide(claims, later + timedelta(days=5)).holds.claim.office == "prime minister"


def test_a_newer_holder_beats_the_older_one() -> None:
    later = DAY + timedelta(days=10)
    claims = [support(claim()), support(claim(), "belmor|ana", first=later)]
    assert known("Milo Korvath", claims) == KORVATH
    assert known("Milo Korvath", claims, on=later) == ("Milo Korvath", "PER", "ELI")
    assert known("Ana Belmor", claims, on=later) == ("Ana Belmor", "PER", "GOV")
    # Ministers without an office of their own have no successor.
    many = [support(claim(office="minister")), support(claim(office="minister"), "belmor|ana")]
    assert known("Milo Korvath", many, on=later) == KORVATH


def test_conflicts_need_a_clear_majority() -> None:
    peru = support(claim(), articles=2, publishers=PUBLISHERS[:2])
    chile = support(claim("CHL"))
    assert known("Milo Korvath", [peru, chile]) == KORVATH
    assert known("Milo Korvath", [support(claim()), chile]) is None
    decided = decide([peru, chile], DAY)
    assert decided.rival == chile
    assert decide([chile, peru], DAY) == decided


def test_one_careless_article_does_not_overrule_the_tables() -> None:
    on = date(2025, 6, 1)
    king = claim("RUS", "king")
    president = support(claim("RUS", "president"), "putin|vladimir", first=on)
    careless = support(claim("PER", "senator", "LEG"), "putin|vladimir", first=on)
    many = support(
        claim("PER", "senator", "LEG"), "putin|vladimir", 8, (*PUBLISHERS, "E", "F"), first=on
    )
    assert known("Vladimir Putin", [careless], on=on)[1:] == ("RUS", "GOV")
    assert known("Vladimir Putin", [many], on=on)[1:] == ("PER", "LEG")
    assert known("Vladimir Putin", [many, president], on=on)[1:] == ("PER", "LEG")
    assert known("Vladimir Putin", [support(king, "putin|vladimir", first=on)], on=on)[1] == "RUS"


def test_bodies_by_their_acronyms() -> None:
    what = Claim("PER", ("REB",), "", person=False, specific=True)
    front = Supported("zklf", "Zorlan Front", what, 1, (), DAY, DAY, ("b" * 32,))
    assert known("ZQLF", [front]) == ("Zorlan Front", "PER", "REB")


def test_words_of_a_text_that_the_run_knows() -> None:
    body = Claim("PER", ("REB",), "", person=False, specific=True)
    front = Supported("zklf", "Zorlan Front", body, 1, (), DAY, DAY, ("b" * 32,))
    run = RunKnowledge.of([support(claim()), front])
    assert run.names_in("Mr Korvath met korvath, Belmor and the ZQLF.") == {"Korvath", "ZQLF"}


def test_what_was_used_is_kept_for_the_account() -> None:
    view = ArticleView(RunKnowledge.of([support(claim())]), DAY, ["Korvath left."])
    actor = view.find("Korvath")
    assert set(view.used) == {"korvath|milo"}
    assert "weight 1 from 1 articles" in actor.how
    assert "a" * 32 in actor.how
