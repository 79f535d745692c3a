"""Hostile files: a name, and the bytes that a reader must survive. Made when asked for."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import fastavro
import pyarrow
import pyarrow.parquet as parquet
import zstandard

MB = 1_000_000
STORY = b"Ministers met in Vienna on Monday. They spoke about trade.\n"
LINE = b'{"text": "Ministers met in Vienna on Monday."}\n'
HTML = b"<html><body><p>Ministers met in Vienna on Monday and spoke about trade.</p>"


def zipped(*members: tuple[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return sink.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


def linked_tar() -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for number in range(3):
            info = tarfile.TarInfo(f"loop{number}")
            info.type, info.linkname = tarfile.SYMTYPE, f"loop{(number + 1) % 3}"
            archive.addfile(info)
    return sink.getvalue()


def parquet_file(text: str = "Ministers met.", rows: int = 3) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [text] * rows}), sink)
    return sink.getvalue()


def avro_file() -> bytes:
    sink = io.BytesIO()
    schema = {"type": "record", "name": "S", "fields": [{"name": "text", "type": "string"}]}
    fastavro.writer(sink, schema, [{"text": "Ministers met."}] * 100)
    return sink.getvalue()


def nested_zip(depth: int) -> bytes:
    data = zipped(("a.txt", STORY))
    for _ in range(depth):
        data = zipped(("inner.zip", data))
    return data


def quine_like_gzip(depth: int) -> bytes:
    data = STORY
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def flipped(data: bytes, *positions: int) -> bytes:
    changed = bytearray(data)
    for position in positions:
        changed[position % len(changed)] ^= 0xFF
    return bytes(changed)


def warc(length: str = "40", body: bytes = b"HTTP/1.1 200 OK\r\n\r\n<p>Ministers met</p>") -> bytes:
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
        b"Content-Length: " + length.encode() + b"\r\n\r\n" + body + b"\r\n\r\n"
    )


def avro_bomb() -> bytes:
    """A block of some kilobytes that unpacks to 300 MB."""
    block = zlib.compress(bytes(300 * MB), 1)[2:-4]
    header = avro_file()
    marker = header[-16:]
    header = header[: header.index(marker) + 16].replace(b"\x08null", b"\x0edeflate")
    size, number = len(block) * 2, bytearray()
    while size > 0x7F:
        number.append(size & 0x7F | 0x80)
        size >>= 7
    return header + b"\x02" + bytes([*number, size]) + block + marker


def brotli_bomb() -> bytes:
    body = pyarrow.compress(bytes(60 * MB), codec="brotli", asbytes=True)
    block = b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + body
    return warc(str(len(block)), block)


def entry(content: bytes) -> bytes:
    return b"<rss><channel><item><title>T</title><description>" + content + b"</description></item>"


ENTITIES = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
EXTERNAL = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \n\t\r\n" * 1000,
    "nul.txt": lambda: bytes(5 * MB),
    "nuls-inside.txt": lambda: STORY * 20 + b"\0" * 20 + STORY,
    "one-line.txt": lambda: b"a " * 20 * MB,
    "noise.txt": lambda: bytes((n * n * 7919 + n // 3) % 256 for n in range(100_000)),
    "newlines.txt": lambda: b"\n" * 2 * MB,
    "only-bom.txt": lambda: b"\xff\xfe",
    "lone-surrogates.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 1000,
    "odd-utf16.txt": lambda: "Ministers met.".encode("utf-16") + b"x",
    "bad-utf8.txt": lambda: STORY + b"\xc3\x28\xa0\xa1" * 100,
    "binary.html": lambda: bytes(range(256)) * 100,
    "wrong-magic.gz": lambda: STORY,
    "wrong-magic.parquet": lambda: STORY,
    "only-magic.parquet": lambda: b"PAR1",
    "only-magic.avro": lambda: b"Obj\x01",
    "only-magic.gz": lambda: b"\x1f\x8b",
    "only-magic.zip": lambda: b"PK\x03\x04",
    "only-magic.xz": lambda: b"\xfd7zXZ\x00",
    "only-magic.zst": lambda: b"\x28\xb5\x2f\xfd",
    "only-magic.bz2": lambda: b"BZh9",
    "cut.gz": lambda: gzip.compress(LINE * 5000)[:-9],
    "cut.bz2": lambda: bz2.compress(LINE * 5000)[:-9],
    "cut.xz": lambda: lzma.compress(LINE * 5000)[:-9],
    "cut.zst": lambda: zstandard.ZstdCompressor().compress(LINE * 5000)[:-9],
    "cut.zip": lambda: zipped(("a.txt", STORY * 100))[:-9],
    "cut.tar": lambda: tarred(("a.txt", STORY * 100))[:700],
    "cut.parquet": lambda: parquet_file()[:-9],
    "cut.avro": lambda: avro_file()[:-9],
    "cut.warc": lambda: warc(length="4000"),
    "flipped.gz": lambda: flipped(gzip.compress(LINE * 5000), 40, 80, 120),
    "flipped.zip": lambda: flipped(zipped(("a.txt", STORY * 100), ("b.txt", STORY)), 45, 50),
    "flipped.parquet": lambda: flipped(parquet_file(rows=1000), 30, 31, 32, 60),
    "flipped.avro": lambda: flipped(avro_file(), 200, 300),
    "flipped-footer.parquet": lambda: flipped(parquet_file(), -12, -20, -40),
    "bomb.gz": lambda: gzip.compress(bytes(120 * MB)),
    "bomb.bz2": lambda: bz2.compress(b" " * 120 * MB),
    "bomb.xz": lambda: lzma.compress(b" " * 120 * MB),
    "bomb.zst": lambda: zstandard.ZstdCompressor().compress(b" " * 120 * MB),
    "bomb.zip": lambda: zipped(("a.txt", b" " * 120 * MB)),
    "bomb.parquet": lambda: parquet_file("a" * MB, 300),
    "bomb.avro": lambda: avro_bomb(),
    "one-block.avro": lambda: avro_file()[:-30] + b"\xff" * 40,
    "cut-members.warc.gz": lambda: b"".join(gzip.compress(warc())[:-n] for n in range(1, 60)),
    "no-members.jsonl.gz": lambda: gzip.compress(LINE) + b"\x1f\x8b\x08\x00" * MB,
    "empty-members.jsonl.gz": lambda: gzip.compress(LINE) + gzip.compress(b"") * 200_000,
    "brotli-bomb.warc": lambda: brotli_bomb(),
    "list.json": lambda: b'{"a": 1, "articles": [' + b"[" * 20 * MB,
    "gzip-in-gzip": lambda: quine_like_gzip(30),
    "zip-in-zip": lambda: nested_zip(20),
    "many-members.zip": lambda: zipped(*((f"{n}.txt", b"") for n in range(20_000))),
    "up.zip": lambda: zipped(("../../etc/passwd", STORY), ("/etc/passwd", STORY)),
    "collide.zip": lambda: zipped(("a.txt", STORY), ("A.txt", STORY), ("a.txt/b", STORY)),
    "loop.tar": linked_tar,
    "zero-blocks.tar": lambda: tarred(("a.txt", STORY)) + bytes(MB),
    "deep.json": lambda: b"[" * MB,
    "deep-object.jsonl": lambda: b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "huge-number.jsonl": lambda: b'{"text": ' + b"9" * 100_000 + b"}\n" + LINE,
    "surrogates.jsonl": lambda: b'{"text": "Ministers \\ud800 met \\udc00"}\n',
    "nan.jsonl": lambda: b'{"text": NaN, "title": Infinity}\n' + LINE,
    "many-keys.jsonl": lambda: json.dumps({f"k{n}": n for n in range(50_000)}).encode(),
    "long-line.jsonl": lambda: b'{"text": "' + b"a" * 60 * MB + b'"}\n' + LINE,
    "no-newline.jsonl": lambda: b"{" + b" " * 40 * MB,
    "unclosed-quote.csv": lambda: b'id,text\n1,"open\n' + b"2,Ministers met\n" * 50_000,
    "quotes.csv": lambda: b"id,text\n" + b'"' * 500_001,
    "wide.csv": lambda: b",".join(b"c%d" % n for n in range(50_000)) + b"\n" + b"1," * 49_999,
    "long-field.csv": lambda: b"id,text\n1," + b"a" * 20 * MB + b"\n2,Ministers met\n",
    "lone-cr.csv": lambda: b"id,text\r1,Ministers met\r" * 1000,
    "entities.xml": lambda: ENTITIES + b"]><rss><channel><item><title>&j;</title></item></rss>",
    "external.xml": lambda: EXTERNAL + b"<rss><channel><item><title>&x;</title></item></rss>",
    "deep.xml": lambda: b"<rss>" + b"<item>" * 100_000,
    "many-items.xml": lambda: b"<rss><channel>" + b"<item><title>T</title></item>" * 10_000,
    "attributes.xml": lambda: b"<rss " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b">",
    "deep.html": lambda: HTML + b"<div>" * 100_000,
    "attributes.html": lambda: HTML + b"<a " + b" ".join(b"a%d=1" % n for n in range(100_000)),
    "paragraphs.html": lambda: HTML + b"<p>word word" * 200_000,
    "fonts.html": lambda: HTML + b"<font>" * 60_000,
    "json-ld.html": lambda: b'<script type="application/ld+json">{"a":"' + b'\\"' * MB + HTML,
    "comment.html": lambda: HTML + b"<!--" * MB,
    "nested-table.html": lambda: HTML + b"<table><tr><td>" * 20_000,
    "meta-refresh.html": lambda: b'<meta http-equiv="refresh" content="0;url=file:///etc">' + HTML,
    "no-length.warc": lambda: warc(length="x") + warc(),
    "negative.warc": lambda: warc(length="-5") + warc(),
    "huge-length.warc": lambda: warc(length="9" * 30) + warc(),
    "header-only.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\n" * 5_000,
    "chunks.warc": lambda: warc(
        "69", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n<p>Hi</p>"
    ),
    "endless-boundary.eml": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\n" * 20_000
    ),
    "nested.eml": lambda: b"".join(
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (n, n)
        for n in range(300)
    ),
    "bad-header.eml": lambda: b"MIME-Version: 1.0\nDate: " + b"\xff" * 5000 + b"\n\nMinisters met.",
    # What fuzzing found: each took a minute, gigabytes, or the rest of its file.
    "references.xml": lambda: entry(b"&lcalled on " * MB),
    "brackets.xml": lambda: entry(b"<://h.example/" * 250_000),
    "sections.xml": lambda: b"<rss><item>" + b"<![CDATA[" * MB,
    "comments.xml": lambda: b"<rss><item>" + b"<!--" * 2 * MB + b"</item>",
    "long-entry.xml": lambda: entry(b"Met. " * 8 * MB) + entry(b"Met."),
    "empty-tags.xml": lambda: b"<nitf><p>" + b"<b/>" * MB + b"</p></nitf>",
    "nested-paragraphs.xml": lambda: b"<nitf>" + b"<p>Met." * 250 + b"Met. " * MB + b"</nitf>",
    "nested-authors.xml": lambda: b"<nitf><p>Met.</p>" + b"<by>" * 250 + b"Ana " * MB + b"</nitf>",
    "half-characters.xml": lambda: entry(b"&#xD800;\xed\xa0\x80&#0;\x01" * 1000),
    "wide.xml": lambda: b"\xff\xfe" + entry(b"\xd8" * 1001),
    "false-members.warc.gz": lambda: gzip.compress(warc()) + b"\x1f\x8b\x08" + bytes(30) * MB,
    "headers.warc.gz": lambda: (
        gzip.compress(warc()) * 2 + (b"\x1f\x8b\x08\0" + b"\0" * 9) * 100_000
    ),
    "metadata.avro": lambda: b"Obj\x01" + b"0" * 4 * MB,
    "records.warc": lambda: b"WARC/1.0\nA:" * 20_000,
    "stops.txt": lambda: STORY + b"." * MB + b"\n" + STORY,
    "ellipses.txt": lambda: (b"\xe2\x80\xa6" * 90 + b"\n") * 3_000,
    "bylines.html": lambda: (
        b"<head>" + b'<meta name="author" content="%s">' % (b"|" * 1_900) * 2_000 + HTML
    ),
    "authors.jsonl": lambda: json.dumps({"text": "Met.", "authors": ["- " * 900] * 5_000}).encode(),
    "fields.jsonl": lambda: b"".join(
        b'{"k%d": 1, "text": "Met.", "language": "%s"}\n' % (n, b"l" * 500_000) for n in range(20)
    ),
    "punycode.html": lambda: b'<meta charset="punycode">' + HTML + b"\xe9-" * 100_000,
    "idna.eml": lambda: b"MIME-Version: 1.0\nContent-Type: text/plain; charset=idna\n\n\xe9a.",
    "book.txt": lambda: STORY * 60_000,
    "fragment.jsonl": lambda: json.dumps({"html": "<p>Met.<b>" * 30_000}).encode(),
    "zip-in-tar-in-gzip": lambda: gzip.compress(tarred(("b.zip", zipped(("a.txt", STORY))))),
}
