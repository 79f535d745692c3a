"""Sentences that report no act, each beside one with the same words that does."""

from __future__ import annotations

import pytest

from transforms.extract import ArticleText, EventCoder

TWINS = {
    "used to": (
        "Rebels used to ask the ministry for help.",
        "Rebels asked the ministry for help.",
        "REQUEST",
    ),
    "frequent": (
        "The two ministers hold regular talks with Norway.",
        "The two ministers held talks with Norway on Monday.",
        "CONSULT",
    ),
    "if": (
        "If farmers go to the fields, the army accuses them of treason.",
        "The army accused them of treason when the farmers went to the fields.",
        "ACCUSE",
    ),
    "when": (
        "When police arrest a suspect, judges free him.",
        "When police arrested a suspect, judges freed him.",
        "COERCE",
    ),
    "presupposed": (
        "The costs of the curfew imposed by the army are high.",
        "The army imposed a curfew on the capital.",
        "COERCE",
    ),
    "object of a relative clause": (
        "The bridge that the rebels seized is old.",
        "The rebels seized a bridge from the army.",
        "ASSAULT",
    ),
    "gerund as subject": (
        "Releasing prisoners can help Norvia, he said.",
        "Norvia released the prisoners, the ministry said.",
        "RETREAT",
    ),
    "infinitive of a noun": (
        "The cabinet sees no way to lift the sanctions on Iran.",
        "The cabinet lifted the sanctions on Iran.",
        "RETREAT",
    ),
    "designed to": (
        "The law was designed to ban the opposition party.",
        "The government banned the opposition party.",
        "COERCE",
    ),
    "relative would": (
        "It is a plan which the parliament would reject.",
        "It is a plan which the parliament rejected on Monday.",
        "REJECT",
    ),
    "themselves": (
        "The two senators ruled themselves out.",
        "The two senators ruled out talks with Iran.",
        "REJECT",
    ),
    "consequence": (
        "The government cut rates, threatening to rekindle inflation.",
        "The government threatened to attack Chad.",
        "THREATEN",
    ),
    "observer": (
        "Norvia must withdraw its troops, analysts said.",
        "Norvia must withdraw its troops, the French minister said.",
        "REQUEST",
    ),
    "warning of what is": (
        "The police warned the senators that they had been targeted by China.",
        "The police warned the senators that they would be arrested.",
        "THREATEN",
    ),
    "expected": (
        "The government is expected to drop the sanctions.",
        "The government is to drop the sanctions on Iran.",
        "CONCEDE",
    ),
    "figure of a hostage": (
        "The party is holding the budget hostage.",
        "Gangs are holding the ambassador hostage.",
        "ASSAULT",
    ),
    "mobilized work": (
        "China mobilised thousands of workers for the dam.",
        "China mobilised thousands of troops on the border.",
        "MOBILIZE",
    ),
    "opportunity": (
        "The government provided farmers with an opportunity.",
        "The government provided farmers with food aid.",
        "AID",
    ),
    "visitor": (
        "The singer Ana Holm visited Prague.",
        "Foreign Minister Ana Holm visited Prague.",
        "CONSULT",
    ),
    "private crime": (
        "Police said Holm shot Lukic in a car park.",
        "Police said rebels shot Lukic in a car park.",
        "ASSAULT",
    ),
    "sitting": (
        "The parliament met in Prague on Monday.",
        "The Czech and Polish parliaments met in Prague on Monday.",
        "CONSULT",
    ),
    "market leader": (
        "The market leader Norvik was hit by its rivals.",
        "The rebel leader Norvik was hit by a rocket.",
        "ASSAULT",
    ),
    "thing that kills": (
        "Farmers are being killed by cheap imports.",
        "Farmers are being killed by the army.",
        "ASSAULT",
    ),
    "battle without arms": (
        "The two countries fought a battle over cigarettes.",
        "The rebels fought the army over the town.",
        "ASSAULT",
    ),
    "war on the consumer": (
        "The ministers have declared war on the consumer.",
        "The rebels have declared war on the government.",
        "ASSAULT",
    ),
    "reason": (
        "The bank was fined for refusing to help the police.",
        "The bank refused to help the police.",
        "REJECT",
    ),
    "talk": (
        "The franc fell on talk that the president would lift the sanctions on Iran.",
        "The franc fell when the president lifted the sanctions on Iran.",
        "RETREAT",
    ),
    "draft": (
        "A bill in the senate would lift the sanctions on Iran.",
        "The senate would lift the sanctions on Iran, the minister said.",
        "CONCEDE",
    ),
    "a report": (
        "The experts handed a report to the council.",
        "The rebels handed a hostage to the council.",
        "RETREAT",
    ),
    "resigned to": (
        "Ministers resigned to spending the night at home watched the results.",
        "The minister resigned on Monday.",
        "RETREAT",
    ),
    "sitting of a council": (
        "The council is to meet in Oslo on Monday.",
        "The council met the French minister on Monday.",
        "CONSULT",
    ),
    "hit with strikes": (
        "Two plants were hit with strikes by workers.",
        "Two plants were hit with rockets by rebels.",
        "ASSAULT",
    ),
    "a crash": (
        "The ministry opened an investigation into the crash.",
        "The ministry opened an investigation into the opposition party.",
        "ACCUSE",
    ),
}


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def _types(coder: EventCoder, text: str) -> list[str]:
    (mentions,) = coder.code([ArticleText("a", text)])
    return [m.event_type for m in mentions]


@pytest.mark.parametrize("why", TWINS)
def test_one_of_two_reports_an_act(coder: EventCoder, why: str) -> None:
    silent, telling, event_type = TWINS[why]
    assert _types(coder, silent) == []
    assert event_type in _types(coder, telling)


@pytest.mark.parametrize(
    ("sentence", "coded"),
    [
        ("Norvia is not willing to support Chad.", [("REJECT", "ASSERTED")]),
        ("Norway insisted that Sweden accept the offer.", [("REQUEST", "ASSERTED")]),
        (
            "Norvia would open up, allowing Chadian agencies into five cities.",
            [("CONCEDE", "FUTURE")],
        ),
        ("He was not arrested until 1981.", [("COERCE", "ASSERTED")]),
        ("The deal has yet to be approved by the parliament.", []),
        (
            "The court does not believe or accept the offer of the minister.",
            [("REJECT", "ASSERTED")],
        ),
        ("The unions agreed not to strike.", [("AGREE", "FUTURE")]),
        ("The minister will speak in Oslo before he visits Chad.", [("AGREE", "FUTURE")]),
        (
            "China has threatened to retaliate by banning imports from Chad.",
            [("THREATEN", "ASSERTED"), ("THREATEN", "FUTURE")],
        ),
        ("Dissidents who have not fled or been jailed are few.", [("COERCE", "NEGATED")]),
        ("The court sentenced two co-defendants to death.", [("SANCTION", "ASSERTED")]),
    ],
)
def test_what_a_clause_makes_of_an_act(
    coder: EventCoder, sentence: str, coded: list[tuple[str, str]]
) -> None:
    (mentions,) = coder.code([ArticleText("a", sentence)])
    assert [(m.event_type, m.modality) for m in mentions] == coded


GUIDE = (
    "Our school helps you to learn.",
    "Lessons take an hour.",
    "Bring a pen.",
    "You can begin at any time.",
    "We are open all year.",
    "The rooms are quiet.",
    "Ask us for a plan.",
    "Fees are low.",
    "Most pupils stay for years.",
)


def test_an_article_without_politics_has_no_acts_of_people(coder: EventCoder) -> None:
    act = "Students rejected the plan of the president."
    assert _types(coder, act) == ["REJECT"]
    assert _types(coder, " ".join((*GUIDE, act))) == []
    assert _types(coder, " ".join((*GUIDE, "France rejected the plan of Iran."))) == ["REJECT"]
    report = "The army and the police killed protesters in the war."
    assert "REJECT" in _types(coder, " ".join((*GUIDE, report, act)))
