"""What a file is: told by its first bytes, and by its name only where these leave it open."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from transforms.read.fields import normal_name, synonyms

HEAD_BYTES = 64 * 1024
DELIMITERS = ",\t;|"
LONGEST_HEADER = 2_000

# First bytes -> kind. Kinds that start with "!" are known, and not read.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"PARE", "!encrypted Parquet"),
    (b"Obj\x01", "avro"),
    (b"WARC/", "warc"),
    (b"%PDF-", "!PDF"),
    (b"\x89PNG", "!PNG image"),
    (b"\xff\xd8\xff", "!JPEG image"),
    (b"GIF8", "!GIF image"),
    (b"RIFF", "!RIFF media"),
    (b"\x7fELF", "!program"),
    (b"MZ\x90", "!program"),
    (b"7z\xbc\xaf\x27\x1c", "!7-zip archive"),
    (b"Rar!\x1a\x07", "!RAR archive"),
    (b"SQLite format 3", "!SQLite database"),
    (b"\xd0\xcf\x11\xe0", "!Microsoft Office document"),
    (b"{\\rtf", "!RTF document"),
    (b"ORC", "!ORC table"),
    (b"ARROW1", "!Arrow file"),
    (b"\x00\x00\x00\x18ftyp", "!video"),
    (b"ID3", "!audio"),
)
# A name decides between kinds that are all plain text.
SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
_XML_ROOTS = {
    "rss": "feed", "feed": "feed", "rdf": "feed",
    "nitf": "newsml", "newsitem": "newsml", "newsmessage": "newsml", "newsml": "newsml",
    "packageitem": "newsml", "html": "html",
}  # fmt: skip
_MARKUP_PROLOGUE = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.S | re.I
)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([a-zA-Z][\w.-]*)[\s/>]")
_HTML_ELEMENT = re.compile(
    r"<(?:html|head|body|div|p|article|section|main|h[1-6]|title|meta|table|ul|span|a)\b[^<>]*>",
    re.I,
)
_MAIL_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}")
_MAIL_NAMES = re.compile(
    r"^(?:MIME-Version|Content-Type|Message-ID|Received|Return-Path):", re.M | re.I
)


def detect(head: bytes, name: str) -> str:
    """The kind of a file from its first HEAD_BYTES and its name.

    A kind is a key of the reader table, a compression, or "!" and what it is that nobody reads.
    """
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    text = _as_text(head)
    if text is None:
        return "!binary data"
    suffix = PurePosixPath(name.lower()).suffix
    named = SUFFIXES.get(suffix, "")
    start = text.lstrip()
    if start[:1] in ("{", "["):
        return _json_kind(start, named)
    if start[:1] == "<":
        return _markup_kind(start, named)
    if named == "mail" or (_MAIL_HEADER.match(start) and _MAIL_NAMES.search(start[:4000])):
        return "mail"
    if named == "csv":
        return "csv"
    if named in ("", "text") and _is_table(text.removeprefix("\u00ef\u00bb\u00bf").lstrip()):
        return "csv"
    if named == "html" or (not named and _HTML_ELEMENT.search(start, 0, 4000)):
        return "html"
    if named == "jsonl":
        return "jsonl"
    return "text"


def _as_text(head: bytes) -> str | None:
    """The head as text for looking at, or None for what no encoding of text looks like."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    head = head.removeprefix(b"\xef\xbb\xbf")
    controls = sum(head.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    if controls > len(head) // 20:
        half = max(head[::2].count(0), head[1::2].count(0))
        if half < len(head) // 4:
            return None
        return head.decode("utf-16-le" if head[1::2].count(0) == half else "utf-16-be", "replace")
    return head.decode("latin-1")


def _is_table(start: str) -> bool:
    """Whether a text begins with a header of two or more fields that we know, one of them the text
    or the title, and a row below it."""
    header, _, rest = start.partition("\n")
    if len(header) > LONGEST_HEADER:
        return False
    delimiter = max(DELIMITERS, key=header.count)
    names = [normal_name(cell.strip().strip('"')) for cell in header.split(delimiter)]
    known = {synonyms().get(name, ("",))[0] for name in names} - {""}
    row = rest.partition("\n")[0]
    return len(known) > 1 and not known.isdisjoint(("text", "html", "title")) and delimiter in row


def _json_kind(start: str, named: str) -> str:
    if start[0] == "[" and not re.match(r"\[\s*(?:[\[{\"\]\d-]|true|false|null)", start):
        return "text"  # "[Update] ..." or a wiki link
    if start[0] == "{" and not re.match(r"\{\s*[\"}]", start):
        return "jsonl" if named in ("json", "jsonl") else "text"
    if named == "jsonl":
        return "jsonl"
    first, newline, rest = start.partition("\n")
    if not newline or start[0] == "[":
        return "json"
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        following = rest.lstrip("\r\n")
        return "jsonl" if following[:1] == "{" and named != "json" else "json"
    return "jsonl" if rest.strip() else "json"


def _markup_kind(start: str, named: str) -> str:
    prologue = _MARKUP_PROLOGUE.match(start)
    root = _ELEMENT.match(start, prologue.end() if prologue else 0)
    if root:
        kind = _XML_ROOTS.get(root.group(1).lower())
        if kind:
            return kind
    if named == "html" or _HTML_ELEMENT.search(start):
        return "html"
    return "!XML of an unknown kind" if start.startswith("<?xml") or root else "text"
