"""Files of every kind that is read, and what damages them: the material of ``bench.fuzz``.

A case is a seed file, mutated before or after it is packed. It depends on its number alone.
"""

from __future__ import annotations

import bz2
import email.message
import gzip
import io
import json
import lzma
import random
import re
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import zstandard

MAX_BYTES = 24_000_000
FIRST_BYTES = (
    b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08\xff", b"BZh9", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd",
    b"PK\x03\x04", b"PK\x05\x06", b"PAR1", b"Obj\x01", b"WARC/1.0\r\n", b"%PDF-", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"<?xml version='1.0'?>", b"<rss>", b"<nitf>",
    b"<newsItem>", b"<!DOCTYPE html>", b"[", b"{", b'"', b"From: ", b"\x00" * 8,
)  # fmt: skip
# What formats count, nest, escape or end with, and values that fields do not expect.
TOKENS = (
    b"<", b">", b"</", b"<p>", b"<div>", b"<b>", b"<a href='", b"<!--", b"]]>", b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&#xD800;", b"&#x110000;", b"{", b"}",
    b"[", b"]", b'"', b'\\"', b"\\u0000", b"\\ud800", b",", b":", b";", b"\t", b"\r", b"\n",
    b"\r\n\r\n", b"\x00", b"\x1b$", b"\xff", b"\xc3", b"\xf0\x9f\x98", b"\xe2\x80\xa8",
    b"\xed\xa0\x80", b"0", b"-1", b"99999999999999999999", b"1e999", b"NaN", b"Infinity", b"null",
    b"true", b"http://[", b"https://a:99999999/", b"//", b"%zz", b"%ED%A0%80", b"xn--",
    b"2025-02-30T99:99:99+99:99", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00",
    b"31 February 2025", b"12:00 GMT+99999", b"=?utf-8?q?=ff?=", b"Content-Length: 9999999999",
    b"Content-Type: multipart/mixed; boundary=a", b"Transfer-Encoding: chunked", b"ffffffff\r\n",
    b"charset=idna", b"charset=hex", b"charset=utf-7", b"Mr. ", b"By ", b"... ", b"- ", b"(",
    b"LONDON, ", b" said. ", "İ".encode(), "ﷺ".encode(), "́".encode() * 40,
)  # fmt: skip
Mutation = Callable[[random.Random, bytes, bytes], bytes]


def seed_files(folder: Path) -> dict[str, bytes]:
    """Name -> content: the files below the folder, and made of them the kinds that are missing."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    texts = [data for name, data in files.items() if name.endswith(".txt")]
    pages = [data for name, data in files.items() if name.endswith(".html")]
    lines = [line for name, data in files.items() if name.endswith(".jsonl")
             for line in data.splitlines()]  # fmt: skip
    files["made/array.json"] = b"[" + b",\n".join(lines[:3]) + b"]"
    files["made/nested.json"] = b'{"response": {"articles": [' + b",".join(lines[:2]) + b"]}}"
    files["made/newsml.xml"] = _news_message(texts[-1])
    files["made/story.nitf.xml"] = _nitf(texts[-2])
    files["made/atom.xml"] = _atom(pages[0])
    files["made/message.eml"] = _message(texts[-1], pages[0], "alternative")
    files["made/page.mhtml"] = _message(texts[-1], pages[1], "related")
    # Unpacked, so that mutations meet the format inside.
    for name in [name for name in files if name.endswith(".gz") and "broken" not in name]:
        files[f"made/{Path(name).stem}"] = gzip.decompress(files[name])
    files["made/members.jsonl.gz"] = b"".join(gzip.compress(line + b"\n") for line in lines[:6])
    crawl = next(data for name, data in files.items() if name.endswith(".warc"))
    records = re.split(rb"(?=WARC/1\.\d\r\n)", crawl)
    files["made/members.warc.gz"] = b"".join(map(gzip.compress, filter(None, records)))
    return {name: data for name, data in files.items() if data}


def make_case(seeds: Mapping[str, bytes], seed: int, number: int) -> tuple[str, bytes]:
    """(name, content) of the mutated file of that number; at most MAX_BYTES."""
    chance = random.Random(f"{seed}/{number}")
    name = chance.choice(sorted(seeds))
    data, other = seeds[name], seeds[chance.choice(sorted(seeds))]
    data = _mutated(chance, data, other)
    for _ in range(chance.choice((0, 0, 0, 0, 0, 1, 1, 2, 3))):  # packed, and packed again
        pack = chance.choice(sorted(PACKERS))
        data = PACKERS[pack](Path(name).name, data)
        name = f"{name}.{pack}"
        if chance.random() < 0.4:
            data = _mutated(chance, data, other)
    if chance.random() < 0.1:
        name = chance.choice(("file", "file.json", "file.csv", "file.html", "file.eml", "f.jsonl"))
    return name, data[:MAX_BYTES]


def _mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))):
        data = chance.choice(MUTATIONS)(chance, data, other)[:MAX_BYTES]
    return data


def _slice(chance: random.Random, data: bytes, longest: int | None = None) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    end = chance.randrange(start, len(data) + 1)
    return start, min(end, start + longest) if longest else end


def _flip(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64)) if damaged else 0):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _truncate(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _delete(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = _slice(chance, data)
    return data[:start] + data[end:]


def _duplicate(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = _slice(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 3, 30)) + data[end:]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at, (start, end) = chance.randrange(len(data) + 1), _slice(chance, other)
    return data[:at] + other[start:end] + data[chance.choice((at, len(data))) :]


def _insert(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 3)) + data[at:]


def _repeat(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """A token, or a piece of the file, so often that it takes up to 4 MB (seldom up to 20 MB)."""
    start, end = _slice(chance, data, 60)
    piece = chance.choice((chance.choice(TOKENS), data[start:end] or b" "))
    size = chance.choice((2_000, 2_000, 70_000, 70_000, 70_000, 1_000_000, 4_000_000))
    size = size if chance.random() > 0.01 else 20_000_000
    return data[:end] + piece * (size // len(piece)) + data[end:]


def _wrong_start(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start = chance.choice(FIRST_BYTES)
    return start + data[chance.choice((0, len(start))) :]


MUTATIONS: tuple[Mutation, ...] = (
    _flip, _flip, _truncate, _delete, _duplicate, _splice, _insert, _insert, _repeat, _wrong_start,
)  # fmt: skip


def _zip(name: str, data: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        # A fixed date, since a case must not depend on the clock.
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("second.txt"), b"Ministers met in Vienna on Monday.\n")
    return sink.getvalue()


def _tar(name: str, data: bytes) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for member, content in ((name, data), ("second.txt", b"Ministers met in Vienna.\n")):
            info = tarfile.TarInfo(member)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return sink.getvalue()


PACKERS: dict[str, Callable[[str, bytes], bytes]] = {
    "gz": lambda _name, data: gzip.compress(data, 1, mtime=0),
    "bz2": lambda _name, data: bz2.compress(data, 1),
    "xz": lambda _name, data: lzma.compress(data, preset=0),
    "zst": lambda _name, data: zstandard.ZstdCompressor().compress(data),
    "zip": _zip,
    "tar": _tar,
}


def _paragraphs(text: bytes) -> bytes:
    lines = [line for line in text.split(b"\n") if line.strip()]
    return b"".join(b"<p>%s</p>" % line.replace(b"&", b"&amp;") for line in lines)


def _news_message(text: bytes) -> bytes:
    item = (
        b'<newsItem guid="urn:%d" xml:lang="en"><itemMeta><versionCreated>2025-03-09T10:00:00Z'
        b"</versionCreated></itemMeta><contentMeta><headline>Derby</headline><creator><name>A. B."
        b"</name></creator></contentMeta><contentSet><inlineXML><html><body>%s</body></html>"
        b"</inlineXML></contentSet></newsItem>"
    )
    items = b"".join(item % (number, _paragraphs(text)) for number in range(2))
    return b"<?xml version='1.0'?><newsMessage><itemSet>" + items + b"</itemSet></newsMessage>"


def _nitf(text: bytes) -> bytes:
    return (
        b"<?xml version='1.0'?><nitf><head><docdata><doc-id id-string='7'/><date.issue norm="
        b"'20250309T100000Z'/></docdata></head><body><body.head><hedline><hl1>Held</hl1></hedline>"
        b"<byline>By A. Writer</byline></body.head><body.content>"
        + _paragraphs(text)
        + b"</body.content></body></nitf>"
    )


def _atom(page: bytes) -> bytes:
    escaped = page.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return (
        b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry>"
        b"<id>tag:1</id><title>A</title><link href='https://post.example/1'/><updated>2025-03-09"
        b"T10:00:00Z</updated><author><name>A. Writer</name></author><content type='html'>"
        + escaped
        + b"</content></entry></feed>"
    )


def _message(text: bytes, page: bytes, subtype: str) -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@post.example>", "Derby"
    message["Date"], message["Message-ID"] = "Sun, 09 Mar 2025 10:00:00 +0000", "<1@post.example>"
    message.set_content(text.decode("utf-8"))
    message.add_alternative(page.decode("utf-8"), subtype="html")
    message.set_boundary("=-=-=")
    message.set_type(f"multipart/{subtype}")
    return message.as_bytes()


def describe(name: str, data: bytes) -> str:
    """One line about a case, for a report."""
    return json.dumps({"name": name, "bytes": len(data), "starts": repr(data[:40])})
