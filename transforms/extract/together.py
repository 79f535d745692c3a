"""What several acts of one sentence make of each other, by the codebook.

* Troops that attack were moved before: a MOBILIZE falls away where the ASSAULT of the same actor is
  reported.
* What protesters demand is part of their PROTEST, no REQUEST of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from transforms.extract.findings import Dropped, Finding
from transforms.extract.wordlists import words

# An act, and what it makes superfluous where the same actor did both.
CONTAINED = {"ASSAULT": "MOBILIZE", "PROTEST": "REQUEST"}


def together(findings: Iterable[Finding]) -> tuple[list[Finding], list[Dropped]]:
    """The acts that remain of a sentence's, in their order, and those that fall away."""
    read = [_of_protesters(finding) for finding in findings]
    contained = {
        (CONTAINED[f.event_type], f.source.start)
        for f in read
        if f.source is not None and f.event_type in CONTAINED and f.modality == "ASSERTED"
    }
    kept, dropped = [], []
    for finding in read:
        start = finding.source.start if finding.source is not None else None
        if (finding.event_type, start) in contained:
            reason = "part of another act of the same actor"
            dropped.append(Dropped(finding.trigger, finding.trigger_start, finding.rule, reason))
        else:
            kept.append(finding)
    return kept, dropped


def _of_protesters(finding: Finding) -> Finding:
    """A demand of people who are called protesters is their protest."""
    source = finding.source
    if finding.event_type != "REQUEST" or finding.modality != "ASSERTED" or source is None:
        return finding
    if source.head.lower() not in words("protesters"):
        return finding
    protest = finding.as_type("PROTEST", "demo")
    return replace(protest, rule=f"{finding.rule} (protesters demand it)")
