"""The mode of an assault by its instrument: "bombed", "with knives", "in a drone attack"."""

from __future__ import annotations

from functools import lru_cache

from transforms.extract.forms import noun_forms, verb_forms
from transforms.extract.frames import Match
from transforms.extract.lexicon_tables import FOLDER
from transforms.extract.tables import read_rows


@lru_cache(maxsize=1)
def _modes() -> dict[str, str]:
    """Form of a word -> mode; the file's earlier rows win."""
    modes: dict[str, str] = {}
    for row in read_rows(FOLDER / "instruments.csv"):
        for word in row["words"].split("|"):
            for form in (*noun_forms(word), *verb_forms(word)):
                modes.setdefault(form, row["mode"])
    return modes


def instrument(match: Match, base_type: str) -> str | None:
    """The mode that the words of the act's own clause tell, or None."""
    if base_type != "ASSAULT":
        return None
    modes = _modes()
    own = modes.get(match.trigger.lower_)
    if own is not None:
        return own
    clause = [
        t
        for child in match.anchor.children
        if child.dep_ not in ("conj", "advcl", "ccomp", "parataxis")
        for t in child.subtree
    ]
    ranks = {mode: rank for rank, mode in enumerate(dict.fromkeys(modes.values()))}
    found = {modes[t.lower_] for t in clause if t.lower_ in modes}
    return min(found, key=lambda mode: ranks[mode], default=None)
