"""How records are parsed: the bounds, beyond which a record is a reject."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.parse.page_guard import PageLimits


@dataclass(frozen=True)
class ParseOptions:
    """``max_damage`` is the share of undecodable characters that a text may have;
    ``max_characters`` is how long an article's text may be, ``max_field_characters`` its title,
    address and other fields; ``seconds`` the CPU time of one record."""

    page_limits: PageLimits = field(default_factory=PageLimits)
    max_damage: float = 0.05
    max_characters: int = 2_000_000
    max_field_characters: int = 20_000
    seconds: float = 20.0
    min_words: int = 1
