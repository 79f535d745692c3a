"""Parse: a record becomes an article with clean text and metadata, or a reject.

``parse`` is pure and deterministic. ``sentences`` gives the spans of an article's text that are
coded. ``canonicalize`` is the one form of an address.
"""

from transforms.parse.article import parse
from transforms.parse.identity import content_hash, normalized_text
from transforms.parse.options import ParseOptions
from transforms.parse.plain import sentences
from transforms.parse.urls import canonicalize, url_key

__all__ = [
    "ParseOptions",
    "canonicalize",
    "content_hash",
    "normalized_text",
    "parse",
    "sentences",
    "url_key",
]
