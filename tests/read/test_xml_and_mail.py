"""Feeds, NewsML, NITF and messages."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from transforms.read import Record

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Ministers meet</title><link>https://h.example/1</link><guid>g1</guid>
<dc:creator>Ana Ruiz</dc:creator><pubDate>Fri, 14 Feb 2025 10:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Ministers met in Vienna.</p>]]></content:encoded></item>
<item><title>Second</title><guid>https://h.example/2</guid>
<description>Only this.</description></item>
<item><title>Third</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>
<entry><id>urn:1</id><title>T</title><link rel="self" href="https://p.example/self"/>
<link href="https://p.example/1"/><author><name>Bo Li</name></author>
<published>2025-02-14T10:00:00Z</published><updated>2025-02-15T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello there.</p></div></content>
</entry></feed>"""


def test_rss(read: Callable) -> None:
    first, second, third = read("feed.xml", RSS.encode())
    assert first.content == "<p>Ministers met in Vienna.</p>"
    assert first.fields.url == "https://h.example/1"
    assert first.fields.authors == ("Ana Ruiz",)
    assert first.fields.publisher == "Harbour Post"
    assert first.fields.language == "en-gb"
    assert not first.summary_only
    assert second.summary_only
    assert second.fields.url == "https://h.example/2"
    assert third.reason == "no_text"


def test_atom(read: Callable) -> None:
    (entry,) = read("feed", ATOM.encode())
    assert entry.fields.url == "https://p.example/1"
    assert entry.fields.published_at == "2025-02-14T10:00:00Z"
    assert entry.fields.authors == ("Bo Li",)
    assert "<p>Hello there.</p>" in entry.content
    assert entry.content_type == "html"


def test_a_cut_feed_keeps_its_entries(read: Callable) -> None:
    outcomes = read("feed.xml", RSS[: RSS.index("Only this")].encode())
    assert isinstance(outcomes[0], Record)


def test_entities_are_not_expanded(read: Callable) -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        "<rss><channel><item><title>T</title><description>&b;&x;Text</description></item></channel></rss>"
    )
    (entry,) = read("feed.xml", bomb.encode())
    assert "aaaa" not in entry.content
    assert len(entry.content) < 20


NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="tag:agency.example,2025:1" xml:lang="en"><itemMeta>
<provider><name>Agency</name></provider><versionCreated>2025-02-14T11:00:00Z</versionCreated>
</itemMeta><contentMeta><contentCreated>2025-02-14T10:00:00Z</contentCreated>
<headline>Ministers meet</headline><creator><name>Ana Ruiz</name></creator></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>First paragraph.</p>
<p>Second.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="tag:agency.example,2025:2"><contentSet/></newsItem></itemSet></newsMessage>"""
NITF = """<?xml version="1.0"?><nitf><head><title>Head</title><docdata><doc-id id-string="n1"/>
<date.issue norm="20250214T100000Z"/></docdata></head><body><body.head><hedline>
<hl1>Ministers meet</hl1></hedline><byline>By <person>Ana Ruiz</person></byline></body.head>
<body.content><block><p>First paragraph.</p><p>Second.</p></block></body.content></body></nitf>"""


def test_newsml(read: Callable) -> None:
    first, second = read("items.xml", NEWSML.encode())
    assert first.content == "First paragraph.\n\nSecond."
    assert first.fields.source_id == "tag:agency.example,2025:1"
    assert first.fields.title == "Ministers meet"
    assert first.fields.publisher == "Agency"
    assert first.fields.authors == ("Ana Ruiz",)
    assert first.fields.published_at == "2025-02-14T10:00:00Z"
    assert first.fields.language == "en"
    assert second.reason == "no_text"


def test_nitf(read: Callable) -> None:
    (story,) = read("story.xml", NITF.encode())
    assert story.content == "First paragraph.\n\nSecond."
    assert story.fields.title == "Ministers meet"
    assert story.fields.authors == ("Ana Ruiz",)
    assert story.fields.source_id == "n1"
    assert story.fields.published_at == "20250214T100000Z"


def test_mail(read: Callable) -> None:
    message = EmailMessage()
    message["From"] = "Harbour Post <news@h.example>"
    message["Subject"] = "Ministers meet in Orléans"
    message["Date"] = "Fri, 14 Feb 2025 10:00:00 +0000"
    message.set_content("Ministers met.\n")
    message.add_alternative("<p>Ministers met.</p>", subtype="html")
    (record,) = read("a.eml", message.as_bytes())
    assert record.content_type == "text"
    assert record.fields.title == "Ministers meet in Orléans"
    assert record.fields.publisher == "Harbour Post"
    assert record.fields.published_at == "Fri, 14 Feb 2025 10:00:00 +0000"


def test_saved_page(read: Callable) -> None:
    saved = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://h.example/1\r\n"
        "Subject: x\r\nDate: Sat, 15 Feb 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ministers=20met.</p>\r\n--B--\r\n"
    )
    (record,) = read("a.mhtml", saved.encode())
    assert record.content.strip() == b"<p>Ministers met.</p>"
    assert record.fields.url == "https://h.example/1"
    assert record.fields.published_at is None


def test_damaged_characters_cost_themselves(read: Callable) -> None:
    damaged = b"&#xD800;\xc3\xa9\xff\x01"
    first, second = read("a.xml", RSS.encode().replace(b"Ministers meet", b"Met" + damaged))[:2]
    assert first.fields.title.replace("\ufffd", "") == "Meté"
    assert second.content == "Only this."
    (story,) = read("b.xml", b"<nitf><body><body.content><p>Met" + damaged + b"</p></nitf>")
    assert story.content.replace("\ufffd", "") == "Meté"


@pytest.mark.parametrize(
    "message",
    [
        b"From: a@b.example\nContent-Type: text/plain" + b"; ch" * 20_000 + b"\n\nMinisters met.\n",
        b'Content-Type: multipart/mixed; boundary="B"\n\n'
        + b"--B\nContent-Type: text/plain\n\nx\n" * 1_001,
    ],
    ids=["endless header", "many parts"],
)
def test_messages_that_take_the_library_minutes_are_given_up(
    read: Callable, message: bytes
) -> None:
    (reject,) = read("a.eml", b"Message-ID: <1@b.example>\nDate: x\n" + message)
    assert reject.reason == "too_large"


@pytest.mark.parametrize("at", ["nitf", "b"])
def test_a_namespace_with_half_a_character(read: Callable, at: str) -> None:
    story = b"<nitf><body><b><p>Ministers met.</p></b></body></nitf>".replace(
        b"<%s>" % at.encode(), b'<%s xmlns:x="http://h.example/&#xD800;">' % at.encode()
    )
    (record,) = read("a.xml", b"<?xml version='1.0' encoding='utf-8'?>" + story)
    assert record.content == "Ministers met."


def test_bare_marks_are_no_markup(read: Callable) -> None:
    """As careless feeds write them."""
    feed = RSS.replace("Ministers meet", "AT&T <3 R&D < Q&A &nbsp; &lt;")
    assert read("a.xml", feed.encode())[0].fields.title == "AT&T <3 R&D < Q&A &nbsp; <"


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "windows-1251", "iso2022_jp"])
def test_charsets_of_feeds(read: Callable, charset: str) -> None:
    title = "外相会談" if charset == "iso2022_jp" else "Встреча министров"
    label = charset.removesuffix("-sig").replace("_", "-")
    feed = f'<?xml version="1.0" encoding="{label}"?>' + RSS.replace("Ministers meet", title)
    assert read("a.xml", feed.encode(charset))[0].fields.title == title


@pytest.mark.parametrize(
    ("damaged", "titles"),
    [
        ("<item><title>A</title><item><title>B</title></item>", ["A", "B"]),
        ("<item><title>A</title></item></item><item><title>B</title></item>", ["A", "B"]),
        ("<item><title>A</title><!-- open <item><title>B</title></item>", ["A", "B"]),
        ("<item><title>A</title></item><![CDATA[<item><title>B</title></item>", ["A", "B"]),
        ("<!-- <item><title>A</title></item> --><item><title>B</title></item>", ["B"]),
        ("<item><title><![CDATA[</item>]]></title></item>", ["</item>"]),
        ("<item/><item><title>B</title></item>", ["", "B"]),
        ("<item>&<title>A</title></b></item><item><title>B</title></item>", ["A", "B"]),
    ],
)
def test_a_damaged_entry_costs_itself(read: Callable, damaged: str, titles: list[str]) -> None:
    outcomes = read("a.xml", f"<rss><channel>{damaged}</channel></rss>".encode())
    assert [outcome.excerpt for outcome in outcomes] == titles


def test_what_is_cut_off_is_no_article(read: Callable) -> None:
    *kept, last = read("feed.xml", RSS[: RSS.index("Only this")].encode())
    assert [entry.fields.title for entry in kept] == ["Ministers meet"]
    assert last.reason == "corrupt_data"
    (story,) = read("a.xml", NITF[: NITF.index("Second")].encode())
    assert story.reason == "corrupt_data"


def test_one_entry_beyond_the_limit(read: Callable) -> None:
    long = "<item><title>A</title><description>" + "Met. " * 4_000_000 + "</description></item>"
    feed = f"<rss><channel>{long}<item><description>Left.</description></item></channel></rss>"
    first, second = read("a.xml", feed.encode())
    assert first.reason == "too_large"
    assert second.content == "Left."
