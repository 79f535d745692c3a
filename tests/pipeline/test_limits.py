"""``--max NAME=VALUE``: the table of limits, their units, and that each of them holds."""

from __future__ import annotations

import gzip
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.limits import UNITS, Bounds, Limit, limit_value, limits, parse_limits
from pipeline.options import UsageError, run_options
from schemas.tables import Article, Reject
from tests.read.conftest import open_file
from tests.read.hostile import LINE, STORY, nested_zip, tarred, warc, zipped
from transforms.parse import ParseOptions, parse
from transforms.read import InputFile, Limits, Record, read_segment, split
from transforms.read.transform import Read

DOCS = Path(__file__).resolve().parents[2] / "docs" / "inputs.md"
PAGE = b"<html><body><article>%s</article></body></html>"
SENTENCE = b"<p>Ministers met in Vienna on Monday and spoke about trade.</p>"


def long_lines() -> bytes:
    """70 MB that pack to half of that, and few records."""
    padding = random.Random(1).randbytes(5 * 2**20).hex().encode()
    return (b'{"text": "They met.", "padding": "' + padding + b'"}\n') * 7


# Limit -> (a value that is too small, the name of a file, what it holds).
BEYOND: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "record": ("1KB", "a.txt", lambda: STORY * 20),
    "line": ("100", "a.jsonl", lambda: LINE + b'{"text": "' + b"word " * 50 + b'"}\n'),
    "row-lines": ("2", "a.csv", lambda: b'id,text\n1,"one\ntwo\nthree\nfour"\n'),
    "columns": ("2", "a.jsonl", lambda: b'{"text": "They met.", "b": 1, "c": 2}\n'),
    "nesting": ("3", "a.jsonl", lambda: b'{"text": "They met.", "b": [[[[1]]]]}\n'),
    "header": ("20", "a.warc", lambda: warc()),
    "held": ("64", "a.zip.gz", lambda: gzip.compress(zipped(("a.txt", STORY)))),
    "ratio": ("1", "a.jsonl.gz", lambda: gzip.compress(long_lines(), 1)),
    "archive-depth": ("1", "a.zip", lambda: nested_zip(1)),
    "archive-members": ("1", "a.tar", lambda: tarred(("a.txt", STORY), ("b.txt", STORY))),
    "text": ("50", "a.txt", lambda: STORY * 3),
    "field": ("9", "a.jsonl", lambda: b'{"title": "A long headline", "text": "They met."}\n'),
    "damage": ("0.1%", "a.txt", lambda: STORY + b"\x01\x02" + STORY),
    "page": ("100", "a.html", lambda: PAGE % (SENTENCE * 9)),
    "page-tags": ("5", "a.html", lambda: PAGE % (SENTENCE * 9)),
    "page-depth": ("5", "a.html", lambda: PAGE % (b"<div>" * 9 + SENTENCE)),
    "page-nesting": ("50", "a.html", lambda: PAGE % (b"<div>" * 20 + SENTENCE)),
    "page-unclosed": ("5", "a.html", lambda: PAGE % (b"<b>" * 9 + SENTENCE)),
    "seconds": ("1ms", "a.html", lambda: PAGE % (SENTENCE * 16_000)),
}


def rows(path: Path, bounds: Bounds) -> list[Article | Reject]:
    segments = split(InputFile(str(path), path.stat().st_size), open_file, bounds.read)
    outcomes = [o for s in segments for o in read_segment(s, open_file, bounds.read)]
    return [parse(o, bounds.parse) if isinstance(o, Record) else o for o in outcomes]


@pytest.mark.parametrize("limit", limits().values(), ids=list(limits()))
def test_a_row_of_the_table(limit: Limit) -> None:
    options = ParseOptions()
    holder = {"read": Limits(), "parse": options, "page": options.page_limits}[limit.holder]
    assert getattr(holder, limit.field) == limit_value(limit, limit.default)
    assert limit.unit in UNITS
    assert f"| `{limit.name}` | {limit.default} | {limit.meaning} | `{limit.reason}` |" in (
        DOCS.read_text("utf-8")
    )


@pytest.mark.parametrize("name", limits())
def test_what_is_beyond_a_limit_is_rejected_with_its_reason(tmp_path: Path, name: str) -> None:
    value, file, content = BEYOND[name]
    path = tmp_path / file
    path.write_bytes(content())
    found = rows(path, parse_limits([f"{name}={value}"]))
    reasons = [row.reason for row in found if isinstance(row, Reject)]
    assert reasons[0] == limits()[name].reason
    # The lines of a row that is given up are read as rows of their own.
    assert len(reasons) == 1 or name == "row-lines"
    assert not any(isinstance(row, Reject) for row in rows(path, parse_limits([])))


@pytest.mark.parametrize(
    ("pair", "value"),
    [
        ("record=64MB", 64 * 2**20), ("record=64mb", 64 * 2**20), ("record=1.5k", 1536),
        ("record=4096", 4096), ("columns=5_000", 5000), ("columns=2k", 2000),
        ("text=3M", 3_000_000), ("text=3,500,000", 3_500_000), ("seconds=30s", 30.0),
        ("seconds=500ms", 0.5), ("seconds=2min", 120.0), ("seconds=7", 7.0), ("damage=10%", 0.1),
        ("damage=0.2", 0.2), ("archive_depth=0", 0), (" Ratio = 50 ", 50),
    ],
)  # fmt: skip
def test_units(pair: str, value: float) -> None:
    bounds = parse_limits([pair])
    limit = limits()[pair.partition("=")[0].strip().lower().replace("_", "-")]
    holder = {"read": bounds.read, "parse": bounds.parse}[limit.holder]
    assert getattr(holder, limit.field) == pytest.approx(value)
    assert list(bounds.given) == [limit.name]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("records=3", "no limit 'records'; the limits are record, line"),
        ("record", "write NAME=VALUE"),
        ("record=", "write 64MB"),
        ("record=big", "write 64MB"),
        ("record=3s", "write 64MB"),
        ("record=-1", "write 64MB"),
        ("record=0", "nothing would be read"),
        ("seconds=3MB", "write 30s"),
        ("columns=2.5.1", "write 5000"),
        ("damage=200%", "at most 100%"),
    ],
)
def test_what_is_wrong_is_one_line_that_says_what_to_write(pair: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        parse_limits([pair])
    assert "\n" not in str(caught.value)
    with pytest.raises(UsageError):
        run_options(
            arguments=("seeds",), output="out", day=None, interval_start=None, interval_end=None,
            formats="avro", languages="en", mappings=(), limits=(pair,),
        )  # fmt: skip


def test_limits_travel_with_the_steps_of_the_pipeline() -> None:
    bounds = parse_limits(["record=1MB", "page-tags=7"])
    sent = pickle.loads(pickle.dumps(Read("", bounds.read)))
    assert sent.limits.record_bytes == 2**20
    assert pickle.loads(pickle.dumps(bounds.parse)).page_limits.tags == 7
