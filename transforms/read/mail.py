"""Messages: EML, and pages saved as MHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Literal

from transforms.read.records import Fields, Record
from transforms.read.source import Outcome, Source
from transforms.read.streams import read_bounded

# Beyond these the library takes minutes for a message of a few megabytes.
MOST_PARTS = 1_000
_PART = re.compile(rb"^content-type:", re.I | re.M)
_HEADER = re.compile(
    rb"^(?:content-[a-z-]+|from|to|subject|date|message-id|mime-version|snapshot-[a-z-]+):"
    rb"(?:[^\n]|\n[ \t]){20000}",
    re.I | re.M,
)


def read_mail(source: Source) -> Iterator[Outcome]:
    """The article in a message: of a saved page its HTML, of other mail its plain text first."""
    limit = source.context.limits.record_bytes
    data = read_bounded(source.stream, limit)
    if data is None:
        yield source.reject("too_large", f"more than {limit} bytes in one message (--max record)")
        return
    if _HEADER.search(data) or len(_PART.findall(data)) > MOST_PARTS:
        bounds = f"a header of more than 20,000 bytes, or more than {MOST_PARTS:,} parts"
        yield source.reject("too_large", bounds)
        return
    message = message_from_bytes(data, policy=policy.default)
    related = message.get_content_type() == "multipart/related"
    saved = related or bool(_header(message, "Snapshot-Content-Location"))
    order: tuple[Literal["html", "plain"], ...] = ("html", "plain") if saved else ("plain", "html")
    for subtype in order:
        part = _part(message, f"text/{subtype}")
        if part is not None:
            yield _record(source, message, part, saved)
            return
    yield source.reject("no_text", "a message without text", data[:1000])


def _part(message: EmailMessage, content_type: str) -> EmailMessage | None:
    """The first filled part of a type that is no attachment."""
    for part in message.walk():
        if part.get_content_type() == content_type and not part.is_attachment():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return part
    return None


def _record(source: Source, message: EmailMessage, part: EmailMessage, saved: bool) -> Record:
    senders = getaddresses([_header(message, "From") or ""])
    payload = part.get_payload(decode=True)
    url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return Record(
        source.uri,
        source.place,
        "mail",
        payload if isinstance(payload, bytes) else b"",
        "html" if part.get_content_type() == "text/html" else "text",
        Fields(
            source_id=_header(message, "Message-ID"),
            url=url if url and url.startswith(("http://", "https://")) else None,
            title=None if saved else _header(message, "Subject"),
            publisher=None if saved else next((name for name, _ in senders if name), None),
            # The date of a saved page is the day of saving.
            published_at=None if saved else _header(message, "Date"),
        ),
        charset=part.get_content_charset(),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # the library raises many kinds for malformed headers
        return None
    return " ".join(str(value).split()) or None if value is not None else None
