"""One address for all the ways in which a page is linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.urls import canonicalize, date_in_url, host_of, is_tracking, url_key
from transforms.parse.words import rows


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Www.Post.Example:443/a//b?utm_source=x&b=2&a=1#top",
         "https://www.post.example/a/b?a=1&b=2"),
        ("http://post.example:8080", "http://post.example:8080/"),
        ("https://m.post.com/1", "https://www.post.com/1"),
        ("https://en.m.post.com/1", "https://en.post.com/1"),
        ("https://amp.post.co.uk/1/amp/", "https://www.post.co.uk/1/"),
        ("https://post.com/story.amp.html", "https://post.com/story.html"),
        ("https://www.google.com/amp/s/post.com/a", "https://post.com/a"),
        ("https://post-com.cdn.ampproject.org/c/s/post.com/a", "https://post.com/a"),
        ("https://post.com/a%2fb%c3%a9%41", "https://post.com/a%2Fb%C3%A9A"),
        ("https://post.com/é", "https://post.com/%C3%A9"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        (" https://post.com/a\n", "https://post.com/a"),
        ("//post.com/a", "https://post.com/a"),
        ("https://post.com/campaign?id=amp", "https://post.com/campaign?id=amp"),
        ("javascript:alert(1)", None),
        ("/relative", None),
        ("https://[bad", None),
        ("https:///nohost", None),
    ],
)  # fmt: skip
def test_canonicalize(url: str, canonical: str | None) -> None:
    assert canonicalize(url) == canonical


def test_relative_canonical_link() -> None:
    assert canonicalize("/a?x=1", "https://post.com/b") == "https://post.com/a?x=1"


def test_key_of_the_same_page() -> None:
    urls = ["http://post.com/a/", "https://www.post.com/a", "https://post.com/a"]
    assert len({url_key(url) for url in urls}) == 1
    assert url_key("https://post.com/a?p=1") != url_key("https://post.com/a?p=2")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://p.com/2025/02/14/x", (2025, 2, 14)),
        ("https://p.com/world/2025/feb/14/x", (2025, 2, 14)),
        ("https://p.com/x-2025-12-17-y", (2025, 12, 17)),
        ("https://p.com/20250214/x", (2025, 2, 14)),
        ("https://p.com/2025/2/4/x", (2025, 2, 4)),
        ("https://p.com/2025/WORLD/02/14/x", (2025, 2, 14)),
        ("https://p.com/2025/world/02/14", None),
        ("https://p.com/id/120250214", None),
        ("https://p.com/2025/13/01", None),
        ("https://p.com/2025/02/", None),
    ],
)
def test_date_in_url(url: str, day: tuple[int, int, int] | None) -> None:
    assert date_in_url(url) == day


def test_host() -> None:
    assert host_of("https://www.post.com/a") == "post.com"
    assert host_of(None) is None


def test_every_tracking_parameter() -> None:
    for row in rows("tracking_parameters.csv"):
        name = row["parameter"]
        assert name == name.lower().strip()
        assert is_tracking(name.replace("*", "x"))
    assert not is_tracking("id")
    assert not is_tracking("page")


@given(
    st.builds(
        "https://{}.com/{}?{}".format,
        st.from_regex(r"[a-z0-9]{1,5}(\.[a-z]{1,5})?", fullmatch=True),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    )
)
def test_idempotent(url: str) -> None:
    once = canonicalize(url)
    assert once is None or canonicalize(once) == once


def test_a_broken_host_is_no_address() -> None:
    assert canonicalize("/story", "http://[1::2") is None
    assert date_in_url("https://[bad/2025/02/14/story") is None
