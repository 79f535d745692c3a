"""What a sentence says of people and bodies."""

from transforms.extract.actors import ActorContext, learn


def learned(sentence):
    return {
        name: (actor.country, actor.sectors[:1]) for name, actor in learn(sentence, ActorContext())
    }


def test_titles_and_appositions():
    sentence = "Pete Hegseth, the US defence secretary, met Iraqi Interior Minister Baqir Jabr."
    assert learned(sentence) == {
        "Pete Hegseth": ("USA", ("GOV",)),
        "Baqir Jabr": ("IRQ", ("GOV",)),
    }


def test_former_holders_are_elites():
    assert learned("Juan Perez, a former Peruvian minister, said so.") == {
        "Juan Perez": ("PER", ("ELI",))
    }


def test_acronyms():
    assert learned("The Ogaden National Liberation Front (ONLF) attacked.")["ONLF"][0] == "ETH"


def test_an_acronym_of_nothing_known_is_not_learned():
    assert learned("Gross domestic product (GDP) fell.") == {}


def test_pronouns_and_months_are_no_names():
    assert learned("As president He spoke to minister In September.") == {}


def test_a_list_of_names_is_no_apposition():
    assert learned("He met Anna Smith, Paul Jones and others.") == {}


def test_neither_a_second_name_nor_a_city_is_a_description():
    assert learned("He met Anna Smith, Vladimir Putin and others.") == {}
    assert learned("Anna Smith, London, wrote this.") == {}
