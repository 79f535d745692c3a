"""Bytes to characters, and characters to plain ones."""

from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.characters import repair, repair_line
from transforms.parse.charset import damage, declared_in, decode, python_name

RUSSIAN = "Министр сказал, что переговоры начнутся в пятницу. " * 4
FRENCH = "Le ministre a déclaré que les négociations débuteraient à Genève dès février. "


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (FRENCH.encode("latin-1"), None, FRENCH),
        ("Café à Orléans, déjà vu".encode("latin-1"), None, "Café à Orléans, déjà vu"),
        ("Он был там.".encode("cp1251"), None, "Он был там."),
        ("He said “no”".encode("cp1252"), "iso-8859-1", "He said “no”"),
        (FRENCH.encode("utf-16"), None, FRENCH),
        (b"\xef\xbb\xbfabc", None, "abc"),
        ("日本の首相".encode("iso2022_jp"), None, "日本の首相"),
        ("한국의 대통령".encode("euc-kr"), "EUC-KR", "한국의 대통령"),
        (FRENCH.encode() + b"\xff", None, FRENCH + "\ufffd"),
    ],
)
def test_decode(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared)[0] == text


def test_declarations() -> None:
    assert declared_in(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_in(b"<?xml version='1.0' encoding='koi8-r'?>") == "koi8-r"
    assert python_name("no-such-charset") is None
    assert python_name("gb2312") == "gb18030"


def test_damage() -> None:
    assert damage("a\tb\n") == 0
    assert damage("ab\ufffd\x01") == 0.5


@pytest.mark.parametrize(
    ("broken", "plain"),
    [
        ("It’s “fine”", 'It\'s "fine"'),
        ("Itâ€™s mojibake", "It's mojibake"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("a\u00a0b\u2009c\td  e", "a b c d e"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("ﬁve ﬂags", "five flags"),
        ("AT&amp;T &quot;said&quot;&nbsp;so", 'AT&T "said" so'),
        ("cafe\u0301", "café"),
        ("nul\x00 bell\x07 \x1b[0m", "nul bell [0m"),
        ("half \ud83d pair \ud83d\ude00", "half \ufffd pair 😀"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_repair(broken: str, plain: str) -> None:
    assert repair(broken) == plain


def test_repair_line() -> None:
    assert repair_line(" A &amp; B\n C ") == "A & B C"
    assert repair_line(" \n") is None


@given(st.text())
def test_what_is_stored_is_storable(text: str) -> None:
    repaired = repair(text)
    repaired.encode("utf-8")
    assert "\r" not in repaired
    assert "\x00" not in repaired


@given(st.binary(max_size=300), st.sampled_from([None, *sorted(set(aliases.values()))]))
def test_any_bytes_decode(data: bytes, declared: str | None) -> None:
    decode(data, declared)[0].encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("declared", ["punycode", "idna", "unicode_escape", "hex", "x" * 1000])
def test_what_no_page_is_written_in(declared: str) -> None:
    assert decode(FRENCH.encode("latin-1"), declared)[0] == FRENCH
