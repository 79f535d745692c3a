"""The codebook's rewrites: from the act itself and its modality to the type that is coded.

Source: PLOVER codebook, draft 2.0, with CAMEO's categories where it refers to them. ``decide``
returns None where nothing is reported that the codebook codes.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.extract.modality import Reading

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})

THREAT_MODES = {
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "COERCE": "restrict",
    "SANCTION": "restrict",
}
# Acts that threaten whom they may fall on, where it is said only that they may be done.
POSSIBLE_THREATS = frozenset({"ASSAULT"})
REQUEST_MODES = {
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "assist",
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "CONSULT": "meet",
}


@dataclass(frozen=True)
class Decision:
    """The coded type, with the act behind it, its mode and modality."""

    event_type: str
    base_type: str
    mode: str | None
    modality: str
    why: str = ""


def decide(
    frame_type: str,
    mode: str | None,
    reading: Reading,
    *,
    inner: tuple[str, str | None] | None = None,
    promised: bool = False,
    pledged: bool = False,
    refrained: bool = False,
) -> Decision | None:
    """What is coded for a frame of a type under a reading.

    ``inner`` is type and mode of the complement of an operator ("agree to withdraw": RETREAT);
    ``pledged`` marks words that speak of an act to come ("pledge 3 million in aid"); ``promised``
    says that the speaker announces an act of their own, ``refrained`` that the complement is
    negated ("agreed not to recognise").
    """
    status = "FUTURE" if pledged and reading.status == "ASSERTED" else reading.status
    if status == "DROP":
        return None
    if inner is not None and frame_type in ("AGREE", "REQUEST", "REJECT", "THREATEN"):
        if refrained and frame_type in ("AGREE", "THREATEN") and inner[0] not in HOSTILE | VERBAL:
            mode = REQUEST_MODES.get(inner[0])
            return Decision("REJECT", inner[0], mode, "ASSERTED", "will not do it")
        if refrained and frame_type == "AGREE" and inner[0] in HOSTILE and status == "ASSERTED":
            return Decision("AGREE", inner[0], None, "FUTURE", "will not do it")
        return _operator(frame_type, mode, status, inner)
    if status == "ASSERTED":
        return Decision(frame_type, frame_type, mode, "ASSERTED")
    if status == "FUTURE":
        return _future(frame_type, mode, promised)
    if status == "NEGATED":
        return _negated(frame_type, mode, reading)
    return _hypothetical(frame_type, mode, reading)


def _operator(
    frame_type: str, mode: str | None, status: str, inner: tuple[str, str | None]
) -> Decision | None:
    inner_type, _ = inner
    if frame_type in ("REQUEST", "REJECT"):
        mode = REQUEST_MODES.get(inner_type, mode)
    elif frame_type == "THREATEN":
        mode = mode or THREAT_MODES.get(inner_type)
    elif frame_type == "AGREE":
        if inner_type in HOSTILE:
            if inner_type == "PROTEST":
                return Decision("THREATEN", inner_type, THREAT_MODES.get(inner_type), "FUTURE")
            return Decision("AGREE", inner_type, None, "FUTURE")
        mode = None
        if inner_type == "SUPPORT" and status == "ASSERTED":
            return Decision("SUPPORT", "SUPPORT", None, "ASSERTED", "a pledge of support")
    if status == "NEGATED":
        if frame_type == "AGREE":
            return Decision("REJECT", inner_type, None, "ASSERTED", "did not agree")
        return None
    if status == "HYPOTHETICAL":
        return None
    if frame_type in ("AGREE", "THREATEN"):
        modality = "FUTURE" if frame_type == "AGREE" or status == "FUTURE" else "ASSERTED"
        return Decision(frame_type, inner_type, mode, modality)
    return Decision(frame_type, frame_type, mode, "FUTURE" if status == "FUTURE" else "ASSERTED")


def _future(frame_type: str, mode: str | None, promised: bool) -> Decision | None:
    if frame_type in COOPERATIVE:
        return Decision("AGREE", frame_type, mode, "FUTURE", "future cooperation")
    if frame_type == "RETREAT":
        event = "AGREE" if promised else "CONCEDE"
        return Decision(event, frame_type, mode, "FUTURE", "future retreat")
    if frame_type == "CONCEDE":
        event = "AGREE" if promised else "CONCEDE"
        return Decision(event, frame_type, mode, "FUTURE", "future concession")
    if frame_type in HOSTILE:
        threat = THREAT_MODES.get(frame_type)
        return Decision("THREATEN", frame_type, threat, "FUTURE", "announced hostile act")
    if frame_type == "ACCUSE" and mode != "investigate" and promised:
        return Decision("THREATEN", frame_type, None, "FUTURE", "announced complaint")
    if frame_type == "REQUEST" or (frame_type == "ACCUSE" and mode != "investigate"):
        return None  # words that somebody may use one day
    return Decision(frame_type, frame_type, mode, "FUTURE")


def _negated(frame_type: str, mode: str | None, reading: Reading) -> Decision | None:
    if reading.refused:
        if frame_type in COOPERATIVE | YIELDING | {"AGREE"}:
            return Decision(
                "REJECT", frame_type, REQUEST_MODES.get(frame_type), "ASSERTED", "will not do it"
            )
        return None
    if frame_type == "AGREE":
        return Decision("REJECT", "AGREE", None, "ASSERTED", "did not agree")
    if frame_type in VERBAL:
        return None
    return Decision(frame_type, frame_type, mode, "NEGATED")


def _hypothetical(frame_type: str, mode: str | None, reading: Reading) -> Decision | None:
    coup = frame_type == "COERCE" and mode is None
    if reading.attempted and (frame_type == "ASSAULT" or mode == "cyber" or coup):
        # CAMEO 185: to attempt an assassination is to assault
        return Decision(frame_type, frame_type, mode, "ASSERTED", "an attempt")
    if reading.presumed and (frame_type == "ASSAULT" or mode == "cyber"):
        return Decision(frame_type, frame_type, mode, "HYPOTHETICAL", "may have happened")
    if (reading.considered and frame_type in THREAT_MODES) or (
        reading.possible and frame_type in POSSIBLE_THREATS
    ):
        why = "considered" if reading.considered else "possible"
        return Decision("THREATEN", frame_type, THREAT_MODES[frame_type], "HYPOTHETICAL", why)
    return None
