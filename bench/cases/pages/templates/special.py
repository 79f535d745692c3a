"""Pages that are no plain story: a live blog, a gallery, a video."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
from bench.cases.pages.templates.parts import (
    COOKIES,
    Shape,
    Surroundings,
    Template,
    american_day,
    body,
    by,
    clock,
    e,
    iso,
    json_ld,
    long_day,
    modified,
    names,
    open_graph,
    titles,
)


def live_blog(story: Story, around: Surroundings) -> str:
    """Entries with times, newest first, a list of key events and a switch of pages."""
    day = story.published
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": story.title,
        "datePublished": iso(day),
        "dateModified": iso(modified(story)),
        "coverageStartTime": iso(day),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": story.publisher},
    }
    shape = Shape(
        entry='</div></article><article class="live-post" id="post-{number}"><header><time '
        'datetime="' + f"{day:%Y-%m-%d}" + 'T{time}:00Z">{time}</time><h2 class="live-post__title">'
        '{text}</h2><span class="live-post__share">Share this post</span></header>'
        '<div class="live-post__body">'
    )
    entries = [block.parts for block in story.body if block.kind == "entry"]
    keys = "".join(
        f'<li><a href="#k"><time>{t}</time> {e(name)}</a></li>' for t, name in entries[:2]
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} – {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}<meta property="article:published_time" content="{iso(day)}">{json_ld(data)}</head>
<body><header><nav><a>News</a><a>Live</a></nav></header><main class="live"><div class="live-header">
<span class="badge">LIVE</span><h1>{e(story.title)}</h1><p class="standfirst">{e(story.standfirst)}</p>
<div class="by">{names(story, '<a rel="author" href="/by/{slug}">{name}</a>', " and ")}</div>
<div class="updated">Last updated {long_day(modified(story))} {modified(story):%H:%M}</div></div>
<nav class="key-events"><h2>Key events</h2><ol>{keys}</ol></nav>
<div class="live-posts"><article class="live-post live-post--intro"><div>
{body(story, shape)}</div></article></div><div class="pagination">Newest <a>Previous</a> 1 of 1 <a>Next
</a> Oldest</div></main><aside><h2>Most read</h2>{titles(around.others[:5])}</aside>
<footer>© {e(story.publisher)}</footer>{COOKIES}</body></html>"""


def gallery(story: Story, around: Surroundings) -> str:
    """Slides, each a picture with a caption that tells the story, and a counter."""
    pictures = sum(block.kind == "picture" for block in story.body)
    shape = Shape(
        picture='<li class="slide"><figure><img src="/g/{number}.jpg" alt=""><figcaption>'
        '<span class="slide__count">{number} / ' + str(pictures + 1) + "</span>"
        '<p class="slide__text">{caption}</p><small class="slide__credit">Photo: {credit}</small>'
        "</figcaption></figure></li>"
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>In pictures: {e(story.title)} | {e(story.publisher)}</title>{open_graph(story)}
<meta property="article:published_time" content="{iso(story.published)}">
<meta name="author" content="{by(story)}"></head><body class="gallery"><nav><a>News</a><a>Pictures</a>
</nav><article class="gallery-page"><h1>{e(story.title)}</h1><p class="meta"><span class="author">
{e(by(story))}</span> <time datetime="{iso(story.published)}">{american_day(story.published)}</time></p>
<div class="gallery-text"><ul class="slides">{body(story, shape)}</ul></div>
<button>Previous slide</button><button>Next slide</button></article>
<div class="more-galleries"><h3>More galleries</h3>{titles(around.others[:4])}</div>
<footer>© {e(story.publisher)}</footer></body></html>"""


def video(story: Story, around: Surroundings) -> str:
    """A player, a description, a list of other clips with lengths."""
    data = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": story.title,
        "description": story.standfirst or story.body[0].parts[0],
        "uploadDate": iso(story.published),
        "duration": "PT1M48S",
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": story.publisher},
    }
    clips = titles(
        around.others[:6], '<li><a href="{url}"><span>01:22</span> {title}</a> <i>{day}</i></li>'
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Video: {e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
<meta property="og:type" content="video.other"><meta property="og:title" content="{e(story.title)}">
{json_ld(data)}</head><body><nav><a>Watch live</a><a>Shows</a></nav><main class="video-page">
<div class="player"><video></video><div class="player__error">This video can not be played. To play
this video you need to enable JavaScript in your browser.</div><span>1:48</span></div>
<h1 class="video__title">{e(story.title)}</h1><p class="video__by">{e(by(story))} |
{american_day(story.published)} | {clock(story.published)}</p>
<div class="video__description">{body(story, Shape())}</div><button>Show transcript</button></main>
<aside><h2>Up next</h2><ul class="clips">{clips}</ul></aside><footer>© {e(story.publisher)} 2025</footer>
</body></html>"""


TEMPLATES = (
    Template("live_blog", live_blog),
    Template("gallery", gallery),
    Template("video", video),
)
