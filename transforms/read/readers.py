"""The table of kinds: who reads what. A new kind is a module and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from schemas.tables import Reject
from transforms.read.avro_blocks import read_avro
from transforms.read.columnar import read_parquet
from transforms.read.delimited import read_delimited
from transforms.read.documents import read_html, read_text
from transforms.read.feed import read_feed
from transforms.read.json_values import read_json
from transforms.read.jsonl import read_jsonl
from transforms.read.kinds import HEAD_BYTES, detect
from transforms.read.mail import read_mail
from transforms.read.members import jsonl_members, warc_members
from transforms.read.newsml import read_newsml
from transforms.read.packed import open_tar, open_zip, unpack
from transforms.read.source import Outcome, Source
from transforms.read.streams import COMPRESSIONS, CorruptStream, ExpandsTooMuch, peek
from transforms.read.warc import read_warc

READERS: dict[str, Callable[[Source], Iterator[Outcome]]] = {
    "text": read_text,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_delimited,
    "parquet": read_parquet,
    "avro": read_avro,
    "warc": read_warc,
    "feed": read_feed,
    "mail": read_mail,
    "newsml": read_newsml,
}
CONTAINERS: dict[str, Callable[[Source, str], Iterator[Source | Reject]]] = {
    **dict.fromkeys(COMPRESSIONS, unpack),
    "zip": open_zip,
    "tar": open_tar,
    "gzip+warc": warc_members,
    "gzip+jsonl": jsonl_members,
}
# Kinds that a single file can be split into, by ranges of bytes.
SPLIT_BY_BYTES = ("jsonl", "warc", "avro", "gzip+warc", "gzip+jsonl")


def first_byte(kind: str, start: int) -> int:
    """Where in a file the stream must stand for a segment that begins at ``start``."""
    if kind in ("jsonl", "warc"):  # what ends in the byte before belongs to the segment before
        return max(start - 1, 0)
    return start if kind in ("gzip+warc", "gzip+jsonl") else 0


def read_source(source: Source, kind: str = "") -> Iterator[Outcome]:
    """Everything in a source: records, and a reject for each thing that is none.

    Never raises: a defect costs what it makes unreadable, with one reject.
    """
    try:
        if not kind:
            head, stream = peek(source.stream, HEAD_BYTES)
            kind = detect(head, source.name)
            source = source.inside("", source.name, stream, 0)
        if kind in CONTAINERS:
            for member in CONTAINERS[kind](source, kind):
                if isinstance(member, Reject):
                    yield member
                else:
                    yield from read_source(member, member.kind)
        elif kind in READERS:
            yield from READERS[kind](source)
        else:
            yield source.reject("unsupported_kind", f"{kind.lstrip('!')} is not read")
    except CorruptStream as error:
        yield source.reject("corrupt_data", str(error))
    except ExpandsTooMuch as error:
        yield source.reject("expands_too_much", str(error))
    except Exception as error:
        yield source.reject("unreadable", f"{type(error).__name__}: {error}")
