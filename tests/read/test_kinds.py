"""The kind of a file is told by its content first and its name second."""

import gzip
import time

import pytest

from transforms.read.kinds import detect

RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel/></rss>'


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"Ministers met in Vienna.\nThey left.", "text"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>Hello</p>", "html"),
        ("page", b"\n\n<div class='x'><p>Hello</p></div>", "html"),
        ("a.txt", b'{"title": "A", "text": "B"}\n{"title": "C", "text": "D"}\n', "jsonl"),
        ("a.jsonl", b'{"title": "A", "text": "B"}\n', "jsonl"),
        ("a.jsonl", b'{"title": broken\n{"title": "C"}\n', "jsonl"),
        ("a.dat", b'{"title": "A", "text": "B"}', "json"),
        ("a.txt", b'{\n  "title": "A"\n}', "json"),
        ("a.json", b'[{"title": "A"}]', "json"),
        ("a.txt", b"[Update] The minister spoke.", "text"),
        ("a.txt", b"{curly} beginnings are text", "text"),
        ("a.csv", b"title,text\nA,B\n", "csv"),
        ("a.tsv", b"title\ttext\nA\tB\n", "csv"),
        ("a.txt", b"Title\tDate\tText\nA\t2025-02-14\tB\n", "csv"),
        ("export", b'"id";"headline";"body"\n"1";"A";"B"\n', "csv"),
        ("export", b"\xef\xbb\xbfid,title,text\n1,A,B\n", "csv"),
        ("a.txt", b"Title, text and date\nare, as ever, words.\n", "text"),
        ("a.txt", b"date,title,text\nThis is how the table begins.\n", "text"),
        ("a.txt", RSS, "feed"),
        ("a.xml", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        ("a.xml", b'<a:newsItem xmlns:a="http://iptc.org/std/nar/2006-10-01/" />', "newsml"),
        ("a.xml", b"<nitf><body/></nitf>", "newsml"),
        ("a.xml", b"<?xml version='1.0'?><invoice/>", "!XML of an unknown kind"),
        ("a.txt", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nHello", "mail"),
        ("a.eml", b"From: a@b.example\nSubject: x\n\nHello", "mail"),
        ("a.txt", gzip.compress(b"x"), "gzip"),
        ("a.txt", b"PK\x03\x04rest", "zip"),
        ("a.txt", b"\x00" * 257 + b"ustar", "tar"),
        ("a.txt", b"WARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        ("a.txt", b"%PDF-1.7", "!PDF"),
        ("a.txt", bytes(range(256)) * 8, "!binary data"),
        ("a.txt", "Zwölf Boxkämpfer".encode("utf-16"), "text"),
        ("a.txt", "Ministers met in Vienna.".encode("utf-16-le"), "text"),
    ],
)
def test_detect(name: str, head: bytes, kind: str) -> None:
    assert detect(head, name) == kind


@pytest.mark.parametrize("head", [b"A: b\nC:" + b" " * 65_000, b"<!DOCTYPE" + b" " * 65_000])
def test_white_space_takes_no_time(head: bytes) -> None:
    started = time.process_time()
    assert detect(head, "file") == "text"
    assert time.process_time() - started < 1
