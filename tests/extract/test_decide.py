"""The codebook's rewrites, each as a line of a table."""

from __future__ import annotations

import pytest

from transforms.extract.decide import decide
from transforms.extract.modality import Reading

ASSERTED = Reading("ASSERTED")
FUTURE = Reading("FUTURE")
NEGATED = Reading("NEGATED")
REFUSED = Reading("NEGATED", refused=True)
POSSIBLE = Reading("HYPOTHETICAL")
CONSIDERED = Reading("HYPOTHETICAL", considered=True)
MAY = Reading("HYPOTHETICAL", possible=True)
TRIED = Reading("HYPOTHETICAL", attempted=True)
MAY_HAVE = Reading("HYPOTHETICAL", presumed=True)


@pytest.mark.parametrize(
    ("act", "reading", "event", "modality"),
    [
        ("CONSULT", ASSERTED, "CONSULT", "ASSERTED"),
        ("CONSULT", FUTURE, "AGREE", "FUTURE"),
        ("SUPPORT", FUTURE, "AGREE", "FUTURE"),
        ("COOPERATE", FUTURE, "AGREE", "FUTURE"),
        ("AID", FUTURE, "AGREE", "FUTURE"),
        ("RETREAT", FUTURE, "CONCEDE", "FUTURE"),
        ("CONCEDE", FUTURE, "CONCEDE", "FUTURE"),
        ("ASSAULT", FUTURE, "THREATEN", "FUTURE"),
        ("PROTEST", FUTURE, "THREATEN", "FUTURE"),
        ("SANCTION", FUTURE, "THREATEN", "FUTURE"),
        ("ASSAULT", CONSIDERED, "THREATEN", "HYPOTHETICAL"),
        ("COERCE", CONSIDERED, "THREATEN", "HYPOTHETICAL"),
        ("ASSAULT", MAY, "THREATEN", "HYPOTHETICAL"),
        ("ASSAULT", TRIED, "ASSAULT", "ASSERTED"),
        ("ASSAULT", MAY_HAVE, "ASSAULT", "HYPOTHETICAL"),
        ("CONSULT", NEGATED, "CONSULT", "NEGATED"),
        ("ASSAULT", NEGATED, "ASSAULT", "NEGATED"),
        ("AGREE", NEGATED, "REJECT", "ASSERTED"),
        ("AID", REFUSED, "REJECT", "ASSERTED"),
        ("RETREAT", REFUSED, "REJECT", "ASSERTED"),
    ],
)
def test_modality_rewrites_the_type(act: str, reading: Reading, event: str, modality: str) -> None:
    decision = decide(act, None, reading)
    assert decision is not None
    assert (decision.event_type, decision.base_type, decision.modality) == (event, act, modality)


@pytest.mark.parametrize(
    ("act", "reading"),
    [
        ("CONSULT", POSSIBLE),
        ("ASSAULT", POSSIBLE),
        ("SANCTION", MAY),
        ("CONSULT", TRIED),
        ("AID", CONSIDERED),
        ("ASSAULT", REFUSED),
        ("ACCUSE", NEGATED),
        ("REQUEST", FUTURE),
        ("ASSAULT", Reading("DROP")),
    ],
)
def test_what_is_not_coded(act: str, reading: Reading) -> None:
    assert decide(act, None, reading) is None


def test_a_promise_of_the_speaker_to_retreat_is_an_agreement() -> None:
    decision = decide("RETREAT", "release", FUTURE, promised=True)
    assert decision is not None
    assert (decision.event_type, decision.base_type) == ("AGREE", "RETREAT")


@pytest.mark.parametrize(
    ("operator", "inner", "event", "base", "mode"),
    [
        ("AGREE", "RETREAT", "AGREE", "RETREAT", None),
        ("REQUEST", "AID", "REQUEST", "REQUEST", "assist"),
        ("REQUEST", "RETREAT", "REQUEST", "REQUEST", "yield"),
        ("REQUEST", "CONSULT", "REQUEST", "REQUEST", "meet"),
        ("REJECT", "CONSULT", "REJECT", "REJECT", "meet"),
        ("THREATEN", "ASSAULT", "THREATEN", "ASSAULT", "violence"),
        ("THREATEN", "COERCE", "THREATEN", "COERCE", "restrict"),
    ],
)
def test_operators_take_the_mode_from_the_act_they_govern(
    operator: str, inner: str, event: str, base: str, mode: str | None
) -> None:
    decision = decide(operator, None, ASSERTED, inner=(inner, None))
    assert decision is not None
    assert (decision.event_type, decision.base_type, decision.mode) == (event, base, mode)
