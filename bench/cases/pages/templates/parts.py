"""What templates share: bodies from blocks, dates as sites write them, and other stories."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from html import escape
from textwrap import fill

from bench.cases.pages.story import Story, linked, plain


@dataclass(frozen=True)
class Surroundings:
    """What stands around a story: ``others`` are stories that lists and teasers name."""

    others: tuple[Story, ...]


@dataclass(frozen=True)
class Template:
    """``render`` makes a page; ``encoding`` is that of the file, which the page declares."""

    name: str
    render: Callable[[Story, Surroundings], str]
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Shape:
    """The markup of each kind of block; names in braces are filled in.

    ``width`` breaks the lines of text in the source, as editors of hand-made pages do (0: never).
    """

    width: int = 0

    paragraph: str = "<p>{text}</p>"
    heading: str = "<h2>{text}</h2>"
    quote: str = "<blockquote><p>{text}</p></blockquote>"
    list: str = "<ul>{items}</ul>"
    item: str = "<li>{text}</li>"
    pull: str = '<aside class="pullquote"><p>{text}</p></aside>'
    post: str = (
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{text}</p>&mdash; {name} '
        '({handle}) <a href="https://social.example/{handle}/status/18900{number}">{day}</a>'
        '</blockquote><script async src="https://platform.social.example/widgets.js"></script>'
    )
    picture: str = (
        '<figure><img src="/media/{number}.jpg" alt="{alt}" width="960" height="640">'
        '<figcaption>{caption} <span class="credit">{credit}</span></figcaption></figure>'
    )
    entry: str = "<h3>{text}</h3>"


def body(story: Story, shape: Shape, between: Mapping[int, str] | None = None) -> str:
    """The blocks as HTML; ``between`` says what the site puts after the nth block (from 1)."""
    pieces = []
    for number, block in enumerate(story.body, 1):
        first = block.parts[0]
        markup = getattr(shape, block.kind)
        if block.kind == "list":
            items = "".join(shape.item.format(text=linked(item)) for item in block.parts)
            pieces.append(markup.format(items=items))
        elif block.kind == "post":
            name, handle, text, day = block.parts
            pieces.append(
                markup.format(name=name, handle=handle, text=escape(text), day=day, number=number)
            )
        elif block.kind == "picture":
            caption, credit = block.parts
            pieces.append(
                markup.format(
                    caption=escape(caption), credit=credit, alt=escape(caption[:60]), number=number
                )
            )
        elif block.kind == "entry":
            pieces.append(markup.format(time=first, text=escape(block.parts[1]), number=number))
        else:
            text = linked(first)
            if shape.width:
                text = fill(text, shape.width, break_long_words=False, break_on_hyphens=False)
            pieces.append(markup.format(text=text, number=number))
        if between and number in between:
            pieces.append(between[number])
    return "\n".join(pieces)


def e(text: str) -> str:
    return escape(text)


def by(story: Story) -> str:
    """Names as a by-line: "A, B and C"."""
    *first, last = story.authors or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def names(story: Story, markup: str, between: str = ", ") -> str:
    """Each author in ``markup``, in which {name} and {slug} are filled in."""
    return between.join(
        markup.format(name=e(name), slug=name.lower().replace(" ", "-")) for name in story.authors
    )


def iso(moment: datetime) -> str:
    return moment.isoformat()


def zulu(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def modified(story: Story) -> datetime:
    """When the newsroom last touched the story: on the next day."""
    return story.published + timedelta(hours=26, minutes=17)


def long_day(moment: datetime) -> str:
    """14 February 2025"""
    return f"{moment.day} {moment:%B %Y}"


def american_day(moment: datetime) -> str:
    """February 14, 2025"""
    return f"{moment:%B} {moment.day}, {moment.year}"


def clock(moment: datetime) -> str:
    """9:30 a.m."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def titles(stories: tuple[Story, ...], item: str = "<li><a href='{url}'>{title}</a></li>") -> str:
    """Links to stories; {url}, {title}, {standfirst}, {day} and {author} are filled in."""
    return "\n".join(
        item.format(
            url=story.url,
            title=e(story.title),
            standfirst=e(story.standfirst or plain(story.body[0].parts[0])),
            day=american_day(story.published),
            author=e(by(story)),
        )
        for story in stories
    )


def json_ld(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


def open_graph(story: Story) -> str:
    """Open Graph without times and names."""
    description = story.standfirst or plain(story.body[0].parts[0])
    return f"""<meta property="og:type" content="article">
<meta property="og:title" content="{e(story.title)}">
<meta property="og:description" content="{e(description)}">
<meta property="og:url" content="{story.url}">
<meta property="og:site_name" content="{e(story.publisher)}">
<meta property="og:image" content="https://media.{story.host}/{story.id}.jpg">"""


COOKIES = """<div id="cookie-banner" class="cookie-consent" role="dialog" aria-label="Cookies">
<p>We and our 812 partners store and access information on your device, such as cookies, and
process personal data to show personalised advertising and content and to measure both.</p>
<button>Accept all</button> <button>Manage settings</button> <a href="/privacy">Privacy</a></div>"""


def comments(story: Story) -> str:
    """What readers wrote, with its times."""
    later = modified(story)
    return f"""<section id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on
“{e(story.title)}”</h2><ol class="comment-list">
<li class="comment"><div class="comment-meta"><b class="fn">oldharbour</b> says:
<time datetime="{iso(later)}">{american_day(later)} at {clock(later)}</time></div>
<div class="comment-content"><p>I have lived here for forty years and nobody ever asked us what we
think about any of this. Typical.</p></div></li>
<li class="comment"><div class="comment-meta"><b class="fn">Marge in the valley</b> says:
<time datetime="{iso(later)}">{american_day(later)} at {clock(later)}</time></div>
<div class="comment-content"><p>Thank you for reporting this. More of it please, and fewer
advertisements between the paragraphs.</p></div></li></ol>
<form class="comment-form"><label>Leave a reply</label><textarea></textarea></form></section>"""
