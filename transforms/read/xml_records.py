"""XML cut into its records before it is parsed: a damaged one costs itself, and a file of any size
is read in constant memory.

A parser that is fed a damaged file bit by bit, and goes on after errors, takes time that grows with
the square of the file. So the marks are searched that begin and end records, and each is parsed
alone, at once, which takes linear time.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.read.streams import CHUNK

# A declaration stands in the first bytes.
HEAD_BYTES = 400
# No mark that is searched for is longer, but for names that no format has.
LONGEST_MARK = 160
# Where a comment and a section begin and end; what stands in them is no mark.
_HIDING = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
# ASCII and UTF-8 need no decoding, a declaration in single bytes belies the wide ones, and in the
# others, which Python knows, no file is written.
_NO_CHARSETS = (
    "ascii", "utf-8", "utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw",
    "undefined",
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """An element as it stands in the file, in UTF-8, from byte ``start`` to byte ``end`` of that;
    ``data`` None for one beyond the limit. ``is_cut_off`` if the file ends inside of it."""

    data: bytes | None
    start: int
    end: int
    is_cut_off: bool = False


def cut(stream: io.BufferedReader, names: Sequence[str], limit: int) -> Iterator[Piece]:
    """The elements with one of the local names, each up to its end tag, or to the next one with the
    same name where that is missing. Comments and CDATA sections hide what stands in them.

    Holds about twice ``limit`` bytes at the most: a longer element is left out.
    """
    return _Cutter(_utf8_chunks(stream), names, limit).pieces()


def outside(head: bytes, names: Sequence[str]) -> bytes:
    """Of the beginning of a file what stands outside of those elements, in UTF-8."""
    text = b"".join(_utf8_chunks(io.BufferedReader(io.BytesIO(head))))
    kept, end = [], 0
    for piece in _Cutter(iter((text,)), names, len(text)).pieces():
        kept.append(text[end : piece.start])
        end = piece.end
    return b"".join((*kept, text[end:]))


class _Cutter:
    """``_data`` is what is held of the text, which is searched up to ``_at``; in it ``_begin`` is
    where the open element begins, None where none is open."""

    def __init__(self, chunks: Iterator[bytes], names: Sequence[str], limit: int) -> None:
        name = rb"(?P<name>(?:[\w.-]{1,64}:)?(?:" + "|".join(names).encode("ascii") + rb"))"
        self._tag = rb"<(?P<end>/)?" + name + rb"(?(end)\s{0,64}>|(?=[\s/>]))"
        self._hiding = dict(_HIDING)
        self._mark = self._marks()
        self._chunks = chunks
        self._limit = limit
        self._data = bytearray()
        self._position = self._at = 0
        self._begin: int | None = None
        self._name = b""
        self._is_too_long = False
        # The end of a comment or a section does not stand before here.
        self._absent = dict.fromkeys(_HIDING.values(), 0)

    def _marks(self) -> re.Pattern[bytes]:
        return re.compile(b"|".join([*map(re.escape, self._hiding), self._tag]), re.I)

    def pieces(self) -> Iterator[Piece]:
        while True:
            match = self._mark.search(self._data, self._at)
            if match is None:
                self._at = max(self._at, len(self._data) - LONGEST_MARK)
                if self._more():
                    continue
                break
            if match["name"] is None:
                self._at = match.start()
                self._skip(match.group().upper())
                continue
            self._at = match.end()
            if self._begin is None:
                if not match["end"]:
                    self._begin, self._name = match.start(), match["name"]
            elif match["name"] == self._name:
                yield self._piece(self._begin, match.end() if match["end"] else match.start())
                self._begin = None if match["end"] else match.start()
        if self._begin is not None:
            is_empty = re.match(rb"<[^<>]*/>", self._data[self._begin :]) is not None
            yield self._piece(self._begin, len(self._data), is_cut_off=not is_empty)

    def _piece(self, begin: int, end: int, is_cut_off: bool = False) -> Piece:
        is_too_long = self._is_too_long or end - begin > self._limit
        self._is_too_long = False
        data = None if is_too_long else bytes(self._data[begin:end])
        return Piece(data, self._position + begin, self._position + end, is_cut_off)

    def _skip(self, opening: bytes) -> None:
        """Move past the comment or section at ``_at``. Where one has no end, or is too long, none
        of its kind hides anything any more, so that what follows is not lost with it."""
        ending = self._hiding[opening]
        found = self._data.find(ending, max(self._at + len(opening), self._absent[ending]))
        if found >= 0:
            self._at = found + len(ending)
            return
        self._absent[ending] = max(0, len(self._data) - len(ending) + 1)
        if len(self._data) - self._at > self._limit or not self._more():
            del self._hiding[opening]
            self._mark = self._marks()

    def _more(self) -> bool:
        """Let go what is not needed and hold more of the text; False at its end."""
        if self._begin is not None and self._at - self._begin > self._limit:
            self._is_too_long = True
            self._begin = self._at
        kept = self._at if self._begin is None else self._begin
        del self._data[:kept]
        self._position += kept
        self._at -= kept
        self._begin = None if self._begin is None else 0
        self._absent = {ending: max(0, at - kept) for ending, at in self._absent.items()}
        chunk = next(self._chunks, b"")
        self._data += chunk
        return bool(chunk)


def _utf8_chunks(stream: io.BufferedReader) -> Iterator[bytes]:
    """The text of a stream in UTF-8. What is declared as that, or not at all, is given as it is."""
    charset = _charset(stream.peek(HEAD_BYTES)[:HEAD_BYTES])
    decoder = codecs.getincrementaldecoder(charset)("replace") if charset else None
    # In small steps: what a buffered stream has read before a defect is lost with the step.
    while data := stream.read1(CHUNK):
        text = decoder.decode(data).encode("utf-8", "replace") if decoder else data
        if text:
            yield text


def _charset(head: bytes) -> str | None:
    """The charset of a file that begins so; None for UTF-8, and for one that no file is in."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:4].count(0) == 2:  # "<?" in two bytes each
        return "utf-16-le" if head[1] == 0 else "utf-16-be"
    declared = _DECLARED.match(head.removeprefix(codecs.BOM_UTF8))
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        "".encode(name)  # raises for what is no charset but a way of packing
    except (LookupError, UnicodeError):
        return None
    return None if name.startswith(_NO_CHARSETS) else name
