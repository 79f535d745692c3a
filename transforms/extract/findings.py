"""What the coder finds in one sentence, free of spaCy objects."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Phrase:
    """A phrase of the sentence: offsets in code points into the sentence.

    ``text`` is what tells the actor, ``wider`` the phrase with what is said behind it of where it
    belongs, ``full`` the phrase as a reader would mark it ("the envoy, Eva Holm");
    ``owner`` is whoever the "his" in "his government" stands for, or that word itself.
    """

    text: str
    start: int
    end: int
    head: str
    kind: str
    apposition: str | None = None
    wider: str = ""
    full: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Finding:
    """One act that the sentence reports, before actors, dates and places are resolved.

    ``political``: the sentence itself tells that a political actor takes part; else what the
    article tells of the names and pronouns decides (``participants.known``). ``evidence``: what the
    sentence shows for and against it, terms of ``confidence.csv``.
    """

    trigger: str
    trigger_start: int
    trigger_end: int
    event_type: str
    base_type: str
    mode: str | None
    modality: str
    source: Phrase | None
    target: Phrase | None
    attribution: str | None
    rule: str
    cues: tuple[str, ...]
    evidence: frozenset[str] = frozenset()
    tense: str = "past"
    political: bool = True

    def as_type(self, event_type: str, mode: str) -> Finding:
        """The finding as another act of the same actors, told by the same words."""
        evidence = self.evidence - {f"type {self.event_type}"} | {f"type {event_type}"}
        return replace(
            self, event_type=event_type, base_type=event_type, mode=mode, evidence=evidence
        )


@dataclass(frozen=True)
class Dropped:
    """A word that might have been an act, and why it was not coded."""

    trigger: str
    trigger_start: int
    rule: str
    reason: str
