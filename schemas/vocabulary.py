"""The closed vocabularies of the tables: PLOVER's types, modes and contexts, and our own scales.

Source of types, modes, quad classes and intensities: the PLOVER codebook, draft 2.0.
"""

from __future__ import annotations

from typing import Literal

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["ASSERTED", "FUTURE", "HYPOTHETICAL", "NEGATED"]
DatePrecision = Literal["DAY", "WEEK", "MONTH", "YEAR", "UNKNOWN"]
TimePrecision = Literal["SECOND", "DAY"]
PublishedSource = Literal["record", "metadata", "url", "text"]
DuplicateKind = Literal["URL", "EXACT", "NEAR", "CONTAINED"]
Stage = Literal["read", "parse", "deduplicate", "extract", "consolidate", "write"]

QUAD_CLASSES: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

INTENSITIES: dict[str, float] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5,
    "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5,
    "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip

MODE_INTENSITIES: dict[str, dict[str, float]] = {
    "CONSULT": {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "RETREAT": {
        "withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5,
    },
    "REQUEST": {"assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "ACCUSE": {"disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "REJECT": {"assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "THREATEN": {
        "restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "violence": -3.5,
        "territory": -4,
    },
    "PROTEST": {
        "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
        "vandalize": -5,
    },
    "SANCTION": {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        "seize": -7, "restrict": -7, "arrest": -7, "deport": -7, "withhold": -7, "cyber": -7,
        "censor": -7, "curfew": -7, "misinformation": -6.5, "martial-law": -7.5,
    },
    "ASSAULT": {
        "abduct": -9, "torture": -9, "sexual": -9, "destroy": -8.5, "beat": -9,
        "crowd-control": -7.5, "primitive": -8, "firearms": -9, "explosives": -9,
        "targeted": -9.5, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5,
        "heavy-weapons": -9.5, "unconventional": -10,
    },
}  # fmt: skip

CONTEXTS: tuple[str, ...] = (
    "military", "intelligence", "executive", "legislative", "election",
    "political_institutions", "pro_democracy", "pro_autocracy", "economic", "legal",
    "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender",
    "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment",
    "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
)  # fmt: skip

SECTORS: tuple[str, ...] = (
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "PRE", "CRM",
    "CVL", "BUS", "MED", "JRN", "EDU", "LAB", "AGR", "REL", "REF", "SOC", "ELI", "UNK",
)  # fmt: skip


def intensity(event_type: str, mode: str | None) -> float:
    """PLOVER's intensity of a type, or of its mode where the mode has one of its own."""
    return MODE_INTENSITIES.get(event_type, {}).get(mode or "", INTENSITIES[event_type])
