"""Makes the sample articles that no editor can write: archives, columnar files, a saved page.

    python tests/seeds/build_binary_seeds.py

The texts stand in articles.toml. Nothing in a file depends on the clock or on the machine; only
the compressed bytes may differ where another version of a library packs the same content.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import quopri
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timezone
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
CRAWLED_AT = "2025-04-17T03:00:00Z"
AVRO_SCHEMA: dict[str, Any] = {
    "type": "record",
    "name": "article",
    "fields": [
        {"name": "id", "type": "string"},
        {"name": "url", "type": "string"},
        {"name": "publisher", "type": "string"},
        {"name": "title", "type": "string"},
        {"name": "authors", "type": {"type": "array", "items": "string"}},
        {"name": "published_at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "text", "type": "string"},
    ],
}

ArticleTable = dict[str, Any]
"""One [[article]] of articles.toml: strings, a list of authors, published_at, without `seed`."""


def articles_by_seed() -> dict[str, list[ArticleTable]]:
    """The articles of articles.toml, grouped by the file under seeds/ that they go into."""
    articles: dict[str, list[ArticleTable]] = {}
    for article in tomllib.loads((HERE / "articles.toml").read_text("utf-8"))["article"]:
        article["text"] = article["text"].strip()
        articles.setdefault(article.pop("seed"), []).append(article)
    return articles


def as_json_line(article: ArticleTable) -> bytes:
    """The article as a line of JSON, under names that differ from those of our own tables."""
    row = {
        "id": article["id"],
        "link": article["url"],
        "source": article["publisher"],
        "headline": article["title"],
        "byline": ", ".join(article["authors"]),
        "date": article["published_at"].isoformat(),
        "body": article["text"],
    }
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def jsonl_gz(articles: list[ArticleTable]) -> bytes:
    return gzip.compress(b"".join(map(as_json_line, articles)), mtime=0)


def jsonl_bz2(articles: list[ArticleTable]) -> bytes:
    return bz2.compress(b"".join(map(as_json_line, articles)))


def jsonl_zst(articles: list[ArticleTable]) -> bytes:
    return zstandard.compress(b"".join(map(as_json_line, articles)))


def parquet(articles: list[ArticleTable]) -> bytes:
    schema = pa.schema(
        [
            ("id", pa.string()),
            ("url", pa.string()),
            ("publisher", pa.string()),
            ("title", pa.string()),
            ("authors", pa.list_(pa.string())),
            ("published_at", pa.timestamp("us", tz="UTC")),
            ("text", pa.string()),
        ]
    )
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(articles, schema), buffer, compression="zstd")
    return buffer.getvalue()


def avro(articles: list[ArticleTable]) -> bytes:
    buffer = io.BytesIO()
    marker = hashlib.md5(b"dateline seeds").digest()
    fastavro.writer(buffer, AVRO_SCHEMA, articles, codec="deflate", sync_marker=marker)
    return buffer.getvalue()


def as_text_file(article: ArticleTable) -> bytes:
    return f"{article['title']}\n\nBy {article['authors'][0]}\n{article['text']}\n".encode()


def zip_of_texts(articles: list[ArticleTable]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for article in articles:
            published: date = article["published_at"]
            member = zipfile.ZipInfo(article["name"], published.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, as_text_file(article))
    return buffer.getvalue()


def tar_xz_of_texts(articles: list[ArticleTable]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for article in articles:
            content = as_text_file(article)
            published: date = article["published_at"]
            member = tarfile.TarInfo(f"desk-2025-04/{article['name']}")
            member.size = len(content)
            midnight = datetime(*published.timetuple()[:3], tzinfo=timezone.utc)
            member.mtime = int(midnight.timestamp())
            archive.addfile(member, io.BytesIO(content))
    return lzma.compress(buffer.getvalue())


def as_page(article: ArticleTable) -> bytes:
    """The article as a small HTML page, with the metadata and the frame that pages have."""
    published: datetime = article["published_at"]
    paragraphs = "\n".join(f"<p>{escape(p)}</p>" for p in article["text"].split("\n\n"))
    title, author = escape(article["title"]), escape(article["authors"][0])
    time = f'<time datetime="{published.isoformat()}">{published:%d %B %Y}</time>'
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{title} | {article["publisher"]}</title>
<link rel="canonical" href="{article["url"]}">
<meta property="og:site_name" content="{article["publisher"]}">
<meta property="og:title" content="{title}">
<meta name="author" content="{author}">
<meta property="article:published_time" content="{published.isoformat()}">
</head><body>
<nav><a href="/">Home</a> <a href="/europe">Europe</a> <a href="/africa">Africa</a></nav>
<article><h1>{title}</h1>
<p class="byline">By {author}, {time}</p>
{paragraphs}
</article>
<footer>© 2025 Northgate Post Media Ltd. <a href="/privacy">Privacy</a></footer>
</body></html>
""".encode()


def mhtml(articles: list[ArticleTable]) -> bytes:
    """A page as browsers save it; the date of the message is that of saving."""
    (article,) = articles
    saved_at = format_datetime(datetime.fromisoformat(CRAWLED_AT.replace("Z", "+00:00")))
    marker = "----MultipartBoundary--dateline-seeds----"
    head = f"""From: <Saved by Blink>
Snapshot-Content-Location: {article["url"]}
Subject: {article["title"]} | {article["publisher"]}
Date: {saved_at}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="{marker}"

--{marker}
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {article["url"]}

"""
    page = quopri.encodestring(as_page(article))
    return (head.encode() + page + f"\n--{marker}--\n".encode()).replace(b"\n", b"\r\n")


def warc_record(kind: str, headers: dict[str, str], content: bytes) -> bytes:
    """One WARC/1.1 record, in a gzip member of its own as the standard asks."""
    record_id = hashlib.md5(kind.encode() + content).hexdigest()
    parts = [record_id[i:j] for i, j in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))]
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{'-'.join(parts)}>",
        "WARC-Date": CRAWLED_AT,
        **headers,
        "Content-Length": str(len(content)),
    }
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return gzip.compress(head.encode() + b"\r\n" + content + b"\r\n\r\n", mtime=0)


def warc_gz(articles: list[ArticleTable]) -> bytes:
    """A crawl: what made it, then a request and a response for each page, the last one packed."""
    about = b"software: dateline seeds\r\nformat: WARC File Format 1.1\r\n"
    records = [warc_record("warcinfo", {"Content-Type": "application/warc-fields"}, about)]
    for article in articles:
        host, _, path = article["url"].removeprefix("https://").partition("/")
        request = f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n"
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        body = as_page(article)
        if article is articles[-1]:
            head += "Content-Encoding: gzip\r\n"
            body = gzip.compress(body, mtime=0)
        response = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        address = {"WARC-Target-URI": article["url"]}
        for kind, message in (("request", request.encode()), ("response", response)):
            content_type = {"Content-Type": f"application/http; msgtype={kind}"}
            records.append(warc_record(kind, address | content_type, message))
    return b"".join(records)


def truncated_jsonl_gz(articles: list[ArticleTable]) -> bytes:
    """A gzip member for each record; the last one breaks off in the middle."""
    members = [gzip.compress(as_json_line(article), mtime=0) for article in articles]
    members[-1] = members[-1][: len(members[-1]) // 2]
    return b"".join(members)


def noise() -> bytes:
    """Bytes that are text in no encoding."""
    return b"".join(hashlib.sha256(bytes([i])).digest() for i in range(64))


BUILDERS: dict[str, Callable[[list[ArticleTable]], bytes]] = {
    "records/lakes-tribune-2025-04.jsonl.gz": jsonl_gz,
    "records/meridian-wire-2025-04.parquet": parquet,
    "records/harbour-courier-2025-04.avro": avro,
    "records/lakes-tribune-2025-02.jsonl.bz2": jsonl_bz2,
    "records/meridian-wire-2025-03.jsonl.zst": jsonl_zst,
    "html/lima-emergency.mhtml": mhtml,
    "archives/crawl-2025-04.warc.gz": warc_gz,
    "archives/desk-2025-03.zip": zip_of_texts,
    "archives/desk-2025-04.tar.xz": tar_xz_of_texts,
    "broken/truncated.jsonl.gz": truncated_jsonl_gz,
}


def build() -> dict[str, bytes]:
    """Every binary seed: its path under seeds/ and its bytes."""
    articles = articles_by_seed()
    files = {path: builder(articles[path]) for path, builder in BUILDERS.items()}
    return files | {"broken/noise.txt": noise(), "broken/empty.txt": b""}


def write(folder: Path) -> None:
    for path, content in build().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    write(SEEDS)
