"""The sample articles are what docs/seeds.md says they are, and the gold fits them."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from collections import Counter
from typing import get_args

import fastavro
import pyarrow.parquet as pq
import pycountry
import pytest
import zstandard

from schemas.vocabulary import MODE_INTENSITIES, EventType, Modality
from tests.seeds.build_binary_seeds import BUILDERS, articles_by_seed, build
from tests.seeds.gold import (
    CODED_COLUMNS,
    SEEDS,
    GoldArticle,
    GoldEvent,
    find_article,
    gold_articles,
    gold_events,
    gold_files,
    in_sentence_of,
    wrong_columns,
)
from transforms.read import Record, Segment, read_segment

ARTICLES = {article.name: article for article in gold_articles()}
EVENTS = gold_events()
# What the two reports must tell, in words that stand in them.
BUCHA_FACTS = """
Monday evening
third anniversary of the liberation of Bucha
military chiefs of Britain, France and Ukraine
deployment of troops
about a month
1,400 civilian casualties
37 child
175 bodies
mass graves and torture sites
summit in Paris
speed up
undermine
Donald Trump
pressure on Mr Putin
questioned
secondary sanctions on Russian oil
"""
NATO_FACTS = """
ten days before the third anniversary
by telephone
irreversible path to NATO
steadfast support
security guarantees
peace negotiations
Pete Hegseth
in Brussels
not on the table
since 2014
rejected concessions
Boris Johnson, a former prime minister
territorial integrity a capitulation
UK Foreign Office
Pavel Fradkov
Vladimir Selin
Artem Chaika
two organizations tied to Rosatom
visited Kyiv
Munich Security Conference
"""
INTERNATIONAL = {"EUR", "UNO", "IGO", "NGO", "MNC", "ISM", "IMG"}


def records(path: str, data: bytes) -> list[Record]:
    outcomes = read_segment(Segment(path), lambda uri, offset=0: io.BytesIO(data))
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def text_of(article: GoldArticle) -> str:
    """The article's text as the seed holds it, with the markup of pages."""
    path = SEEDS / article.file
    if article.file in BUILDERS:
        for packed in articles_by_seed()[article.file]:
            if packed["title"] == article.title:
                return packed["text"]
    if path.suffix == ".jsonl":
        for line in path.read_text("utf-8").splitlines():
            if f'"url": "{article.url}"' in line:
                return json.loads(line)["text"]
    if path.suffix == ".csv":
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))):
            if row["link"] == article.url:
                return row["body"]
    if path.name.endswith(".rss.xml"):
        for item in ElementTree.parse(path).iter("item"):
            if item.findtext("link") == article.url:
                return item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    if path.suffix in (".txt", ".html", ".eml"):
        return path.read_text("utf-8")
    for record in records(article.file, path.read_bytes()):
        if record.fields.url == article.url and isinstance(record.content, str):
            return record.content
    raise AssertionError(f"{article.name} is not in {article.file}")


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text).lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def content_of(path: str, data: bytes) -> object:
    """What a binary seed holds, whatever version of zlib or pyarrow packed it."""
    if path.endswith(".parquet"):
        return pq.read_table(io.BytesIO(data)).to_pylist()
    if path.endswith(".avro"):
        return list(fastavro.reader(io.BytesIO(data)))
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(m.filename, m.date_time, archive.read(m)) for m in archive.infolist()]
    if path == "broken/truncated.jsonl.gz":
        return zlib.decompressobj(wbits=31).decompress(data)
    if path.endswith(".warc.gz"):
        # The packed body inside the archive has the bytes that this zlib gives it.
        return [(page.fields, page.content) for page in records(path, data)]
    if path.endswith(".xz"):
        return lzma.decompress(data)
    if path.endswith(".bz2"):
        return bz2.decompress(data)
    if path.endswith(".zst"):
        return zstandard.decompress(data)
    return gzip.decompress(data) if path.endswith(".gz") else data


def test_gold_lists_every_file_and_every_article() -> None:
    files = gold_files()
    on_disk = {p.relative_to(SEEDS).as_posix() for p in SEEDS.rglob("*") if p.is_file()}
    assert {file.path for file in files} == on_disk
    assert len({file.path for file in files}) == len(files)
    named = Counter(article.file for article in ARTICLES.values())
    assert {file.path: file.articles for file in files if file.articles} == named
    assert named.total() >= 14


@pytest.mark.parametrize("path", sorted(build()))
def test_binary_seeds_are_what_their_script_makes(path: str) -> None:
    assert content_of(path, (SEEDS / path).read_bytes()) == content_of(path, build()[path])


def test_binary_seeds_do_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1e9)
    before = build()
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert build() == before


def test_truncated_archive_ends_in_its_last_record() -> None:
    data = (SEEDS / "broken/truncated.jsonl.gz").read_bytes()
    with pytest.raises(EOFError):
        gzip.decompress(data)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "shift_jis", "euc_kr", "gb18030", "utf-16"])
def test_noise_is_text_in_no_common_encoding(codec: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        (SEEDS / "broken/noise.txt").read_bytes().decode(codec)


@pytest.mark.parametrize(
    ("name", "facts"), [("report-a", BUCHA_FACTS), ("report-b", NATO_FACTS)], ids=["a", "b"]
)
def test_reports_have_the_form_of_wire_exports(name: str, facts: str) -> None:
    text = text_of(ARTICLES[name])
    lines = text.splitlines()
    assert 25 <= len(lines) <= 35
    broken = [line for line in lines[1:] if not line.endswith((".", '."'))]
    assert broken
    assert all(line.endswith(("President", "Minister")) for line in broken)
    assert not [fact for fact in facts.strip().splitlines() if fact not in text]


def test_duplicates_repeat_what_they_claim_to_repeat() -> None:
    for copy in ARTICLES.values():
        if copy.duplicate_of is None:
            continue
        original = ARTICLES[copy.duplicate_of]
        assert original.duplicate_of is None
        if copy.duplicate_kind in ("URL", "EXACT"):
            assert text_of(copy) == text_of(original)
            assert ((original.url or "") in (copy.url or "")) == (copy.duplicate_kind == "URL")
            continue
        ours, theirs = shingles(text_of(copy)), shingles(text_of(original))
        shared = len(ours & theirs)
        assert shared >= 20
        if copy.duplicate_kind == "NEAR":
            assert 0.5 < shared / len(ours | theirs) < 1
        else:
            assert shared / len(ours) >= 0.8
            assert shared / len(ours | theirs) < 0.3


def test_different_articles_share_next_to_no_text() -> None:
    originals = {n: shingles(text_of(a)) for n, a in ARTICLES.items() if a.duplicate_of is None}
    for one, ours in originals.items():
        for other, theirs in originals.items():
            assert one >= other or len(ours & theirs) < 20, (one, other)


@pytest.mark.parametrize("event", EVENTS, ids=lambda e: f"{e.article}-{e.trigger}")
def test_gold_event_points_at_one_sentence_and_uses_the_codebook(event: GoldEvent) -> None:
    text = " ".join(text_of(ARTICLES[event.article]).split())
    assert text.count(event.sentence) == 1
    assert event.trigger in event.sentence
    types = set(get_args(EventType))
    assert event.event_type
    assert set(event.event_type) | set(event.base_type) <= types
    modes = {m for t in (*event.event_type, *event.base_type) for m in MODE_INTENSITIES.get(t, {})}
    assert set(event.event_mode) - {""} <= modes
    assert set(event.modality) <= set(get_args(Modality))
    for country in {*event.source_country, *event.target_country} - {""} - INTERNATIONAL:
        assert pycountry.countries.get(alpha_3=country)
    if event.modality == ("FUTURE",) and set(event.base_type) & {"CONSULT", "COOPERATE", "AID"}:
        assert event.event_type == ("AGREE",)


def test_gold_events_keep_the_promises_of_their_articles() -> None:
    coded = {event.article for event in EVENTS}
    asserted = {event.article for event in EVENTS if "ASSERTED" in event.modality}
    for article in ARTICLES.values():
        if article.events == "none" or article.duplicate_of:
            assert article.name not in coded
        if article.events == "not asserted":
            assert article.name in coded - asserted


def test_gold_covers_every_type() -> None:
    required = [event for event in EVENTS if event.required]
    assert {t for event in required for t in event.event_type} == set(get_args(EventType))
    assert {m for event in required for m in event.modality} == set(get_args(Modality))


def test_a_published_row_is_compared_with_its_gold() -> None:
    rows = [
        {"input_uri": f"/home/me/seeds/{a.file}#line={n}", "url": a.url, "title": a.title}
        for n, a in enumerate(ARTICLES.values())
    ]
    for article, row in zip(ARTICLES.values(), rows, strict=True):
        assert find_article(article, rows) is row
    assert find_article(ARTICLES["recipe"], []) is None


def test_a_mention_is_compared_with_its_gold() -> None:
    event = next(e for e in EVENTS if e.act == "report-b-visit-kyiv")
    right = dict.fromkeys(CODED_COLUMNS, None) | {
        "sentence": "The prime minister visited\nKyiv in January, on his first trip there.",
        "event_type": "CONSULT",
        "base_type": "CONSULT",
        "event_mode": "visit",
        "modality": "ASSERTED",
        "source_country": "GBR",
        "source_name": "Keir Starmer",
        "target_country": "UKR",
        "target_name": "Volodymyr Zelenskyy",
    }
    assert in_sentence_of(event, right)
    assert wrong_columns(event, right) == []
    assert wrong_columns(event, right | {"modality": "FUTURE", "target_country": None}) == [
        "modality",
        "target_country",
    ]
