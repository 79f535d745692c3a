"""Every row of the lexicon is well formed, and its frames can be told apart."""

from __future__ import annotations

from collections import Counter

import pytest

from schemas.vocabulary import CONTEXTS, INTENSITIES, MODE_INTENSITIES
from transforms.extract.decide import REQUEST_MODES
from transforms.extract.forms import noun_forms, verb_forms
from transforms.extract.lexicon_tables import COMPUTED_CLASSES, FOLDER, Frame, lexicon
from transforms.extract.tables import read_rows
from transforms.extract.wordlists import words

SLOTS = {
    "sent", "neg", "subj", "obj", "iobj", "prt", "inf", "ger", "that", "oprd", "must", "purpose",
    "subjunctive", "recip", "poss", "mod", "by", "call",
    "about", "across", "after", "against", "around", "as", "at", "behind", "between", "during",
    "along", "due", "for", "from", "if", "in", "into", "near", "of", "off", "on", "onto",
    "out", "outside", "over", "through", "to", "toward", "towards", "under", "up", "upon", "with",
    "back", "down", "alongside", "among", "aside", "before", "home", "via",
}  # fmt: skip


def _frames() -> list[Frame]:
    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    return [f for table in tables for frames in table.values() for f in frames]


def test_lexicon_has_thousands_of_entries_for_all_types_and_modes() -> None:
    frames = _frames()
    assert len(frames) > 2500
    assert {f.type for f in frames} == {*INTENSITIES, "NONE"}
    modes = {(f.type, f.mode) for f in frames if f.mode}
    modes |= {("ASSAULT", row["mode"]) for row in read_rows(FOLDER / "instruments.csv")}
    modes |= {(t, m) for t in ("REQUEST", "REJECT") for m in REQUEST_MODES.values()}
    assert modes >= {(t, m) for t, ms in MODE_INTENSITIES.items() for m in ms}


@pytest.mark.parametrize("pos", ["verb", "noun", "adj"])
def test_conditions_name_slots_and_classes_that_exist(pos: str) -> None:
    classes = COMPUTED_CLASSES | set(lexicon().classes)
    for frame in _frames():
        if frame.pos != pos:
            continue
        for condition in frame.conditions:
            outer, _, inner = condition.slot.partition(".")
            assert set(outer.split("|")) <= SLOTS, frame.rule
            assert not inner or set(inner.split("|")) <= SLOTS, frame.rule
            assert set(condition.classes) <= classes, frame.rule


def test_frames_with_a_type_say_who_acts() -> None:
    bare = [f.rule for f in _frames() if f.type != "NONE" and not f.source and not f.target]
    assert bare == []


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("actors.csv", {"group", "words"}),
        ("classes.csv", {"class", "words"}),
        ("cues.csv", {"kind", "words"}),
        ("instruments.csv", {"mode", "words"}),
        ("light.csv", {"verbs", "role"}),
        ("veto.csv", {"field", "words"}),
        ("wordlists.csv", {"list", "what", "words"}),
    ],
)
def test_word_tables_have_no_empty_words(file: str, columns: set[str]) -> None:
    rows = read_rows(FOLDER / file)
    assert rows
    assert set(rows[0]) == columns
    for row in rows:
        for cell in row.values():
            assert all(word == word.strip() and word for word in cell.split("|")), row


@pytest.mark.parametrize(
    ("file", "key", "column"),
    [
        ("actors.csv", "group", "words"),
        ("classes.csv", "class", "words"),
        ("cues.csv", "kind", "words"),
        ("instruments.csv", "mode", "words"),
        ("light.csv", "role", "verbs"),
        ("modality.csv", "pos", "words"),
        ("veto.csv", "field", "words"),
        ("wordlists.csv", "list", "words"),
    ],
)
def test_no_word_stands_twice_in_a_list(file: str, key: str, column: str) -> None:
    told = Counter((r[key], w) for r in read_rows(FOLDER / file) for w in r[column].split("|"))
    assert [word for word, times in told.items() if times > 1] == []


def test_modality_rows_have_known_effects() -> None:
    effects = {row["effect"] for row in read_rows(FOLDER / "modality.csv")}
    assert effects == {"ASSERTED", "FUTURE", "HYPOTHETICAL", "NEGATED", "DROP"}


def test_contexts_are_those_of_the_codebook() -> None:
    named = {row["context"] for row in read_rows(FOLDER / "contexts.csv")}
    assert named == set(CONTEXTS)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("cancel", {"cancel", "cancels", "canceled", "cancelled", "canceling", "cancelling"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("acquit", {"acquit", "acquits", "acquitted", "acquitting"}),
        ("rap", {"rap", "raps", "rapped", "rapping"}),
        ("shoot", {"shoot", "shoots", "shot", "shooting"}),
        ("veto", {"veto", "vetoes", "vetoed", "vetoing"}),
    ],
)
def test_verb_forms(lemma: str, forms: set[str]) -> None:
    assert set(verb_forms(lemma)) == forms


def test_noun_forms() -> None:
    assert noun_forms("embassy") == ("embassy", "embassies")
    assert noun_forms("policeman") == ("policeman", "policemen")
    assert noun_forms("talks") == ("talks", "talks")


def test_an_unknown_word_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("no such list")
