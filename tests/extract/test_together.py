"""What acts of one sentence make of each other."""

from __future__ import annotations

from typing import Any

from transforms.extract.findings import Finding, Phrase
from transforms.extract.together import together


def _phrase(text: str, start: int) -> Phrase:
    return Phrase(text, start, start + len(text), head=text.split()[-1], kind="political")


def _finding(event_type: str, source: Phrase | None, **given: Any) -> Finding:
    return Finding(
        trigger=given.get("trigger", "acted"),
        trigger_start=given.get("at", 10),
        trigger_end=given.get("at", 10) + 5,
        event_type=event_type,
        base_type=event_type,
        mode=None,
        modality=given.get("modality", "ASSERTED"),
        source=source,
        target=None,
        attribution=None,
        rule="verb:act",
        cues=(),
        evidence=frozenset({f"type {event_type}", "comma"}),
    )


CHAD, NIGER = _phrase("Chad", 0), _phrase("Niger", 20)


def _types(*findings: Finding) -> list[str]:
    return [f.event_type for f in together(findings)[0]]


def test_a_mobilization_falls_away_beside_the_same_actors_assault() -> None:
    kept, dropped = together(
        [_finding("MOBILIZE", CHAD, trigger="sent"), _finding("ASSAULT", CHAD)]
    )
    assert [f.event_type for f in kept] == ["ASSAULT"]
    assert [d.trigger for d in dropped] == ["sent"]


def test_another_actors_mobilization_stays() -> None:
    assert _types(_finding("MOBILIZE", CHAD), _finding("ASSAULT", NIGER)) == ["MOBILIZE", "ASSAULT"]
    assert _types(_finding("MOBILIZE", None), _finding("ASSAULT", None)) == ["MOBILIZE", "ASSAULT"]


def test_it_stays_beside_an_assault_that_did_not_happen() -> None:
    denied = _finding("ASSAULT", CHAD, modality="NEGATED")
    assert _types(_finding("MOBILIZE", CHAD), denied) == ["MOBILIZE", "ASSAULT"]


def test_what_the_same_crowd_demands_is_no_request() -> None:
    crowd = _phrase("thousands of students", 0)
    assert _types(_finding("PROTEST", crowd), _finding("REQUEST", crowd)) == ["PROTEST"]
    assert _types(_finding("PROTEST", crowd), _finding("REQUEST", NIGER)) == ["PROTEST", "REQUEST"]


def test_a_demand_of_protesters_is_a_protest() -> None:
    (kept,), _ = together([_finding("REQUEST", _phrase("angry demonstrators", 0))])
    assert (kept.event_type, kept.base_type, kept.mode) == ("PROTEST", "PROTEST", "demo")
    assert kept.evidence == {"type PROTEST", "comma"}
    assert _types(_finding("REQUEST", CHAD)) == ["REQUEST"]
