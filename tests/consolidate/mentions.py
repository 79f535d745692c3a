"""Mentions and their keys, of which a test gives only what matters."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from schemas.tables import Mention
from transforms.consolidate import MentionKey, consolidate, mention_key

PM = ("Ada Lindqvist", "SWE", ("GOV",))
PRESIDENT = ("Tomas Varga", "HUN", ("GOV",))
OTHER = ("Ines Duarte", "PRT", ("GOV",))
SWEDEN = ("Sweden", "SWE", ())
HUNGARY = ("Hungary", "HUN", ())
GOVERNMENT = ("Swedish government", "SWE", ("GOV",))
MINISTRY = ("Swedish Foreign Ministry", "SWE", ("GOV",))
NOBODY = ("", "", ())
MONDAY = date(2025, 3, 31)
TUESDAY = date(2025, 4, 1)
THURSDAY = date(2025, 4, 3)
KHARKIV = {"place_name": "Kharkiv", "place_country": "UKR", "geonames_id": 706483,
           "place_admin1": "07", "latitude": 49.98, "longitude": 36.25}  # fmt: skip
ODESA = {"place_name": "Odesa", "place_country": "UKR", "geonames_id": 698740,
         "place_admin1": "17", "latitude": 46.48, "longitude": 30.73}  # fmt: skip


def mention(
    number: int,
    article: str,
    source: tuple[str, str, tuple[str, ...]] = PM,
    target: tuple[str, str, tuple[str, ...]] = PRESIDENT,
    kind: str = "CONSULT",
    day: date | None = None,
    published: int | None = None,
    **fields: Any,
) -> Mention:
    """A mention of which only what matters is given; published is a day of April."""
    fields.setdefault("confidence", 0.8)
    fields.setdefault("modality", "ASSERTED")
    fields.setdefault("event_date_precision", "DAY" if day else "UNKNOWN")
    return Mention(
        mention_id=f"{article}-{number}", article_id=article, sentence_index=number, sentence="",
        sentence_start=0, sentence_end=0, trigger="", trigger_start=0, trigger_end=0,
        event_type=kind, base_type=kind, source_name=source[0] or None,
        source_country=source[1] or None, source_sectors=source[2], target_name=target[0] or None,
        target_country=target[1] or None, target_sectors=target[2], event_date=day, rule="",
        coder_version="",
        published_at=datetime(2025, 4, published, 8, tzinfo=timezone.utc) if published else None,
        **fields,
    )  # fmt: skip


def told(
    number: int,
    article: str,
    *given: Any,
    publishers: tuple[str, ...] = (),
    copies: int = 0,
    **fields: Any,
) -> MentionKey:
    """The key of such a mention."""
    record = mention(number, article, *given, **fields)
    return mention_key(record, ("part", number), copies=copies, publishers=publishers)


def groups(*keys: MentionKey) -> int:
    """How many events the mentions make, however they are ordered."""
    return len(consolidate(keys))
