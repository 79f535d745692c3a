"""Lines and sentences: 150 sentences in five layouts, which give far more than 400 lines."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.layout import detect_layout, reflow
from transforms.parse.sentences import ends_sentence, sentence_spans
from transforms.parse.words import abbreviations, data_lines, rows

Document = list[list[str]]


def documents() -> list[Document]:
    """Documents of paragraphs of sentences."""
    text = (Path(__file__).parent / "sentences.txt").read_text("utf-8")
    text = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [
        [paragraph.split("\n") for paragraph in document.strip().split("\n\n")]
        for document in text.split("==\n")
    ]


def break_names(sentence: str) -> str:
    """A line break after each title that a name follows."""
    words = sentence.split(" ")
    broken = [
        word + ("\n" if word in ("President", "Minister", "King") and after[:1].isupper() else " ")
        for word, after in zip(words, [*words[1:], ""], strict=True)
    ]
    return "".join(broken).strip()


def paragraphs(document: Document) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in document)


LAYOUTS: dict[str, Callable[[Document], str]] = {
    "a paragraph a line": lambda d: "\n".join(" ".join(sentences) for sentences in d),
    "blank lines": paragraphs,
    "a sentence a line": lambda d: "\n".join(s for sentences in d for s in sentences),
    "broken in names": lambda d: "\n".join(break_names(s) for sentences in d for s in sentences),
    "wrapped with blank lines": lambda d: "\n\n".join(textwrap.fill(" ".join(p), 72) for p in d),
    "wrapped narrowly": lambda d: "\n\n".join(textwrap.fill(" ".join(p), 48) for p in d),
    "wrapped without blank lines": lambda d: "\n".join(textwrap.fill(" ".join(p), 72) for p in d),
}


def score(layout: Callable[[Document], str]) -> float:
    """F1 of the sentences that come out whole, over all documents."""
    hits = given_ = wanted = 0
    for document in documents():
        text = reflow(layout(document))
        found = {text[start:end] for start, end in sentence_spans(text)}
        gold = {s for sentences in document for s in sentences}
        hits, given_, wanted = hits + len(found & gold), given_ + len(found), wanted + len(gold)
    return 2 * hits / (given_ + wanted)


def test_the_set_is_large() -> None:
    lines = sum(len(layout(d).split("\n")) for layout in LAYOUTS.values() for d in documents())
    assert lines > 400


@pytest.mark.parametrize("name", LAYOUTS)
def test_sentences_of_every_layout(name: str) -> None:
    assert score(LAYOUTS[name]) >= 0.98


def test_wrapped_text_keeps_its_paragraphs() -> None:
    for document in documents():
        whole = "\n".join(" ".join(sentences) for sentences in document)
        assert reflow(LAYOUTS["wrapped with blank lines"](document)) == whole


def test_detect_layout() -> None:
    (first, *_) = documents()
    wrapped = LAYOUTS["wrapped with blank lines"](first).split("\n")
    assert 60 < detect_layout(wrapped).column <= 72
    assert detect_layout(LAYOUTS["a sentence a line"](first).split("\n")).column == 0


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("the US President\nDonald Trump said so.", True),
        ("It was agreed by Prime Minister\nKeir Starmer.", True),
        ("They met Gen.\nMoen in Oslo.", True),
        ("Ministers from the\nUnited States met.", True),
        ("They left,\nBut not all.", True),
        ("long-\nterm plans were made.", True),
        ("They met in Oslo.\nThen they left.", False),
        ("They met in the U.S.\nThe next day they left.", False),
        ("Talks in Oslo\nMinisters met on Monday in the old town.", False),
        ("He listed these:\n- one", False),
        ("A crosshead\n\nThe text goes on.", False),
        ("Sanctions stay\n“We wait,” he said.", False),
        ("He went to the United\nNations on Monday.", True),
        ("She told the U.N.\nHigh Commissioner.", True),
        ("He met Secretary of State\nJohn Hale.", True),
        ("It was said by Lt. Manolis\nStavrou of the police.", True),
        ("They supported United.\nNations met.", False),
        ("What the mayor says\nMayor Crane asked for help.", False),
        ("They agreed on:\na) peace and\nb) trade.", False),
    ],
)
def test_pairs_of_lines(lines: str, joined: bool) -> None:
    assert ("\n" not in reflow(lines)) == joined


def test_crossheads_stay() -> None:
    text = "Ministers met in Oslo.\nWhat comes next\nTalks go on in May.\nNo deal yet\nThat is all."
    assert reflow(text) == text


def test_hyphen_at_the_end_of_a_line() -> None:
    assert reflow("a long-\nterm plan was made.") == "a long-term plan was made."


@pytest.mark.parametrize(
    "sentence",
    [
        "He met Gen. X in St. Petersburg at 5 p.m. local time.",
        "The U.S. President and the U.N. Secretary-General met.",
        "No. 10 said nothing.",
        "Yahoo! fell 3.5 percent to $1.20 on the Nasdaq.",
        '"Why?" asked the judge.',
        '"Go!" President Kim said.',
        "J. R. R. Moen vs. the State of N.Y. was heard.",
        "1. First of all, this is an item.",
        "See www.post.example/a.b for more.",
        "It paid approx. $35 million to Yahoo! Japan.",
        "The firm (founded by A. Smith Jr.) closed.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert sentence_spans(sentence) == [(0, len(sentence))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He lives in the U.S. The rest moved.", 2),
        ("Vote no. Then go home.", 2),
        ('He said: "No." Then he left.', 2),
        ("It was over... Nobody spoke.", 2),
        ("Really? Yes! Good.", 3),
        ("They left on Monday.The minister stayed.", 2),
        ("She came (he did not.) They sang.", 2),
        ("“We won.” “We lost.”", 2),
        ("Plan B. It works.", 2),
        ("They had fever, sore arms etc. Eleven children died.", 2),
        ("He left Yahoo! They stayed.", 2),
    ],
)
def test_several_sentences(text: str, count: int) -> None:
    assert len(sentence_spans(text)) == count


def test_ends_sentence() -> None:
    assert ends_sentence('He said "no."')
    assert not ends_sentence("He met Gen.")
    assert not ends_sentence("He met")


@given(st.text(alphabet="aB. \n\"'?!1U,“”()", max_size=80))
def test_spans_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    spans = sentence_spans(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        assert "\n" not in text[start:stop]
        end = stop
    assert not text[end:].strip()


@given(st.text(alphabet="abC. \n,-", max_size=120))
def test_reflow_keeps_every_letter(text: str) -> None:
    assert "".join(reflow(text).split()) == "".join(text.split())


def test_every_row_of_the_tables() -> None:
    for row in rows("split_names.csv"):
        assert row["first"] == (row["first"].lower().strip() or None)
        assert " ".join(row["second"].lower().split()) == (row["second"] or None)
    kinds = {row["kind"] for row in rows("abbreviations.csv")}
    assert kinds == {"title", "number", "month", "word", "brand"}
    for word in abbreviations():
        assert word == word.lower().strip()
        assert not word.endswith(".")
    for name in (
        "title_words.txt", "connecting_words.txt", "sentence_starters.txt", "agencies.txt",
        "name_particles.txt",
    ):  # fmt: skip
        words = data_lines(name)
        assert len(words) == len(set(words)) > 10
        assert all(word == word.lower().strip() for word in words)


def hard_lines() -> list[list[str]]:
    """Lines of text, each as its sentences."""
    lines = (Path(__file__).parent / "sentences_hard.txt").read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("parts", hard_lines(), ids=lambda parts: parts[0][:40])
def test_hard_sentences(parts: list[str]) -> None:
    text = "".join(parts).replace("  ", " ")
    found = [text[first:last] for first, last in sentence_spans(text)]
    assert found == [part.strip() for part in parts]
