"""Claims and evidence made up for tests."""

from __future__ import annotations

from datetime import date

from transforms.extract.run_knowledge import Claim, Supported

DAY = date(2026, 3, 10)


def claim(
    country: str = "PER",
    office: str = "foreign minister",
    sector: str = "GOV",
    specific: bool = True,
) -> Claim:
    return Claim(country, (sector,), office, True, specific)


def support(
    what: Claim,
    key: str = "korvath|milo",
    articles: int = 1,
    publishers: tuple[str, ...] = (),
    first: date = DAY,
    last: date | None = None,
) -> Supported:
    name = " ".join(part.capitalize() for part in key.split("|")[::-1])
    return Supported(key, name, what, articles, publishers, first, last or first, ("a" * 32,))
