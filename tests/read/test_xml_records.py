"""Records of XML are the same wherever a read ends, and whatever is between them."""

import io

from hypothesis import given
from hypothesis import strategies as st

from transforms.read.xml_records import cut, outside

NAMES = ("item", "entry")
BITS = st.sampled_from(
    ["<item>", "</item>", "<x:item a='1'>", "</x:item >", "<entry/>", "<items>", "<!--", "-->", "é",
     "<![CDATA[", "]]>", "<", "</", "item", "a", "&amp;", "\n", "<b>"]
)  # fmt: skip


class InSteps(io.RawIOBase):
    """Gives so many bytes at once."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data = io.BytesIO(data)
        self._step = step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        data = self._data.read(min(len(buffer), self._step))
        buffer[: len(data)] = data
        return len(data)


def stream(data: bytes, step: int = 1 << 20) -> io.BufferedReader:
    return io.BufferedReader(InSteps(data, step), 400)


@given(st.lists(BITS, max_size=40), st.integers(1, 30))
def test_a_cut_does_not_depend_on_the_steps(bits: list[str], step: int) -> None:
    data = "".join(bits).encode()
    pieces = list(cut(stream(data, step), NAMES, 1000))
    assert pieces == list(cut(stream(data), NAMES, 1000))
    for piece in pieces:
        assert piece.data == data[piece.start : piece.end]
    assert sum(len(piece.data or b"") for piece in pieces) + len(outside(data, NAMES)) == len(data)


@given(st.lists(st.text("ab <>&é]", max_size=20), max_size=5), st.integers(1, 30))
def test_whole_entries_are_found(texts: list[str], step: int) -> None:
    entries = [f"<item><![CDATA[{t.replace(']]>', '')}]]></item>".encode() for t in texts]
    data = b"<rss><!-- <item> --><channel><title>T</title>" + b"\n".join(entries) + b"</channel>"
    pieces = list(cut(stream(data, step), NAMES, 1000))
    assert [piece.data for piece in pieces] == entries
    assert b"<title>T</title>" in outside(data, NAMES)


@given(st.lists(BITS, max_size=40), st.integers(1, 60), st.integers(1, 30))
def test_beyond_the_limit_nothing_is_given(bits: list[str], limit: int, step: int) -> None:
    for piece in cut(stream("".join(bits).encode(), step), NAMES, limit):
        assert piece.data is None or len(piece.data) <= limit
