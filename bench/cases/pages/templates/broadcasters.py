"""Broadcasters: pages of block components, time stamps as text, pages around a video."""

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
    zulu,
)


def blocks(story: Story, around: Surroundings) -> str:
    """Every paragraph is a component; structured data name the house, the by-line the people."""
    data = {
        "@context": "http://schema.org",
        "@type": "ReportageNewsArticle",
        "url": story.url,
        "headline": story.title,
        "datePublished": zulu(story.published),
        "dateModified": zulu(modified(story)),
        "author": {"@type": "NewsMediaOrganization", "name": story.publisher},
        "publisher": {"@type": "NewsMediaOrganization", "name": story.publisher},
    }
    shape = Shape(
        paragraph='<div data-component="text-block" class="ssrcss-11r1m41"><div><p '
        'class="ssrcss-1q0x1qg">{text}</p></div></div>',
        heading='<div data-component="subheadline-block"><h2><span role="text">{text}</span></h2>'
        "</div>",
        list='<div data-component="unordered-list-block"><ul role="list">{items}</ul></div>',
        picture='<div data-component="image-block"><figure><span>Image source, </span>{credit}'
        '<img alt="{alt}"><figcaption><span class="visually-hidden">Image caption, </span><p>'
        "{caption}</p></figcaption></figure></div>",
    )
    links = titles(around.others[:2], '<li><a href="{url}"><span>{title}</span></a></li>')
    more = f'<div data-component="links-block"><p>More on this story</p><ul>{links}</ul></div>'
    topic = titles(
        around.others[2:5], '<li><div><a href="{url}">{title}</a> <span>{day}</span></div>'
    )
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}{json_ld(data)}</head><body><header role="banner"><nav>
<a>Home</a><a>News</a><a>Sport</a><a>Weather</a><a>iPlayer</a></nav></header>
<main id="main-content"><article><header><h1 id="main-heading" class="ssrcss-1s9pby4">
{e(story.title)}</h1></header><div data-component="byline-block"><div><time data-testid="timestamp"
datetime="{zulu(story.published)}">{long_day(story.published)}</time></div>
<div>{names(story, '<span class="ssrcss-68pt20-Text-TextContributorName">{name}</span>', " and ")}
</div><div class="role">Business correspondent</div></div>
{body(story, shape, {4: more})}
<div data-component="tag-list"><h2>Related topics</h2><ul><li><a>{story.section}</a></li></ul></div>
</article><section data-component="topStories"><h2>Top stories</h2><ol>{topic}</ol></section></main>
<footer><p>Copyright © 2025 {e(story.publisher)}. The broadcaster is not responsible for the content of
external sites. Read about our approach to external linking.</p></footer>{COOKIES}</body></html>"""


def stamp(story: Story, around: Surroundings) -> str:
    """A news channel: data URIs, the time as text in local style, "Related article" cards."""
    shape = Shape(
        paragraph='<p class="paragraph inline-placeholder vossi-paragraph" '
        'data-uri="cms/paragraph/{number}" data-component-name="paragraph">{text}</p>',
        heading='<h2 class="subheader" id="h{number}" data-component-name="subheader">{text}</h2>',
        picture='<div class="image" data-component-name="image"><img alt="{alt}"><div '
        'class="image__metadata"><div class="image__caption"><span data-editable="metaCaption">'
        '{caption}</span></div><figcaption class="image__credit">{credit}</figcaption></div></div>',
    )
    card = titles(
        around.others[:1],
        '<div class="related-content"><a href="{url}"><p class="related-content__type">Related '
        'article</p><span class="related-content__headline-text">{title}</span></a></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} | {e(story.publisher)}</title>{open_graph(story)}
<meta name="author" content="{by(story)}"><meta name="pubdate" content="{zulu(story.published)}">
<meta name="lastmod" content="{zulu(modified(story))}"><link rel="canonical" href="{story.url}">
</head><body><div class="header"><a>Watch</a><a>Listen</a><a>Live TV</a><div>Ad Feedback</div></div>
<section class="layout__main"><div class="headline"><h1 class="headline__text"
data-editable="headlineText">{e(story.title)}</h1><div class="headline__footer">
<div class="byline"><div class="byline__names">By
{names(story, '<a class="byline__link" href="/profiles/{slug}"><span>{name}</span></a>')},
{e(story.publisher)}</div></div><div class="headline__sub-text"><span class="headline__sub-description">
4 min read</span><div class="timestamp"> Updated {clock(modified(story))} EST, {modified(story):%a %B}
{modified(story).day}, {modified(story).year} </div></div></div></div>
<main class="article__main"><div class="article__content-container">
<div class="article__content" itemprop="articleBody"><cite class="source__cite"><span
class="source__location">{story.section}</span> <span class="source__text">{e(story.publisher)}
</span> — </cite>
{body(story, shape, {3: card})}</div></div></main></section>
<aside><div class="container__title">Most read</div>{titles(around.others[1:6])}
<div class="zone__ads">Paid Partner Content</div><a>Mortgage rates surprise home owners</a></aside>
<footer>© 2025 {e(story.publisher)}. A News Discovery Company. All Rights Reserved. Sans ™ and © 2016
</footer></body></html>"""


def public_radio(story: Story, around: Surroundings) -> str:
    """A radio network: "Heard on", a listen module with a transcript link, a tagline after all."""
    shape = Shape(
        heading='<h3 class="edTag">{text}</h3>',
        picture='<div id="res{number}" class="bucketwrap image large"><div class="imagewrap"><img '
        'alt="{alt}"></div><div class="credit-caption"><div class="caption-wrap"><div '
        'class="caption"><p>{caption}</p></div></div><span class="credit">{credit}</span></div></div>',
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} : {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
<meta name="date" content="{story.published:%Y-%m-%d}">{open_graph(story)}</head>
<body class="news"><nav><a>Listen Live</a><a>Music</a><a>Podcasts &amp; Shows</a><a>Donate</a></nav>
<main id="mainContent"><article class="story"><div class="slug-wrap"><h3 class="slug"><a>
{story.section}</a></h3></div><div class="storytitle"><h1>{e(story.title)}</h1></div>
<div id="story-meta"><div class="dateblock"><time datetime="{iso(story.published)}">
<span class="date">{american_day(story.published)}</span><span class="time">{clock(story.published)}
ET</span></time><p>Heard on <a>Morning Roundup</a></p></div>
<div class="byline-container--block">{names(story, '<div class="byline"><p class="byline__name"><a rel="author" href="/people/{slug}"> {name} </a></p></div>', "")}</div></div>
<article id="primaryaudio"><h4 class="audio-module-title">{e(story.title)}</h4>
<b class="audio-module-listen">3-Minute Listen</b><ul><li>Download</li><li>Embed: &lt;iframe
src="https://www.{story.host}/player"&gt;</li><li>Transcript</li></ul></article>
<div id="storytext" class="storytext storylocation linkLocation">
{body(story, shape)}</div><div class="tags"><ul><li><a>{story.section}</a></li></ul></div>
<div class="story-tools"><a>Facebook</a><a>Flipboard</a><a>Email</a></div></article>
<div class="recommended-stories"><h3>More Stories From {e(story.publisher)}</h3>
{titles(around.others[:5], '<article><h3><a href="{url}">{title}</a></h3><p>{standfirst}</p></article>')}
</div></main><footer><p>Become a sponsor</p><p>© 2025 {e(story.publisher)}</p></footer></body></html>"""


def international(story: Story, around: Surroundings) -> str:
    """A foreign service: name, place and day in one plain line, the day in digits."""
    shape = Shape(heading="<h2>{text}</h2>", quote="<blockquote>{text}</blockquote>")
    teasers = titles(
        around.others[:4],
        '<div class="teaser"><h2><a href="{url}">{title}</a></h2><p>{standfirst}</p>'
        '<span class="date">{day}</span></div>',
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} – {e(story.publisher)} – {story.published:%m/%d/%Y}</title>
<link rel="canonical" href="{story.url}/a-71600123">{open_graph(story)}</head><body>
<header><div class="jump"><a>Skip to content</a><a>Skip to main menu</a></div><ul><li><a>Regions</a>
</li><li><a>Topics</a></li><li><a>Live TV</a></li></ul></header><main><article>
<header><span class="kicker">{story.section}</span><h1>{e(story.title)}</h1>
<div class="author-details">{names(story, '<span class="author">{name}</span>', " | ")}</div>
<span class="publication"><time aria-hidden="true">{story.published:%m/%d/%Y}</time>
<span role="text">{american_day(story.published)}</span></span>
<p class="teaser-text">{e(story.standfirst)}</p><div class="sharing"><a>Copy link</a></div></header>
<div class="rich-text">
{body(story, shape, {3: '<div class="advertisement"><p>Advertisement</p></div>'})}
<p class="edited"><em>Edited by: the news desk</em></p></div>
<footer><div class="writer-box"><h2>{e(by(story))}</h2><p>Reporter with a focus on Europe and the
East</p></div></footer></article><section><h2>Explore more</h2>{teasers}</section></main>
<footer><ul><li>© 2025 {e(story.publisher)}</li><li>Legal notice</li><li>Contact</li></ul></footer>
{COOKIES}</body></html>"""


TEMPLATES = (
    Template("blocks", blocks),
    Template("stamp", stamp),
    Template("public_radio", public_radio),
    Template("international", international),
)
