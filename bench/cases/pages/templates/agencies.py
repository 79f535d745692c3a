"""Agencies and offices: test identifiers, epoch stamps, press releases, rendered applications."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

import json

from bench.cases.pages.story import Story, gold_text
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
    json_ld,
    long_day,
    modified,
    names,
    open_graph,
    titles,
    zulu,
)


def wire(story: Story, around: Surroundings) -> str:
    """Paragraphs as divs with test identifiers; a sign-off and a note on standards below."""
    shape = Shape(
        paragraph='<div data-testid="paragraph-{number}" class="text__text__1FZLe">{text}</div>',
        heading='<h2 data-testid="Heading" class="text__heading">{text}</h2>',
        picture='<div data-testid="Image"><img alt="{alt}"><span data-testid="caption">{caption} '
        "{credit} <a>Purchase Licensing Rights, opens new tab</a></span></div>",
    )
    data = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "dateCreated": zulu(story.published),
        "datePublished": zulu(story.published),
        "dateModified": zulu(modified(story)),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": story.publisher},
    }
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/>
<title>{e(story.title)} | {e(story.publisher)}</title><link rel="canonical" href="{story.url}/"/>
{open_graph(story)}<meta name="article:published_time" content="{zulu(story.published)}"/>
{json_ld(data)}</head><body><div id="fusion-app"><header><a>World</a><a>Markets</a><a>My News</a>
</header><main><article data-testid="Article"><header><h1 data-testid="Heading">{e(story.title)}</h1>
<div class="info"><address><span>By </span>
{names(story, '<a rel="author" href="/authors/{slug}/">{name}</a>', " and ")}</address>
<time data-testid="Body"><span>{american_day(story.published)}</span><span>{clock(story.published)}
UTC</span><span>Updated {modified(story).day - story.published.day} day ago</span></time></div></header>
<div class="article-body__content__17Yit">
{body(story, shape, {3: '<div data-testid="promo-box"><p>Make sense of the latest ESG trends with our newsletter. Sign up <a>here</a>.</p></div>'})}
<div data-testid="SignOff" class="sign-off"><p>Reporting by {e(by(story))}; Editing by Pat Lindqvist
</p></div><div data-testid="trust"><p>Our Standards: <a>The Trust Principles., opens new tab</a></p>
</div></div></article><div data-testid="Recommended"><h2>Read Next</h2>
{titles(around.others[:4], '<div><span>category</span><h3><a href="{url}">{title}</a></h3><time>{day}</time></div>')}
</div></main><footer>All quotes delayed a minimum of 15 minutes. © 2025 {e(story.publisher)}.
All rights reserved</footer></div>{COOKIES}</body></html>"""


def epoch(story: Story, around: Surroundings) -> str:
    """An agency's own site: custom elements, the time in milliseconds, a note at the end."""
    shape = Shape(
        pull='<div class="pull-quote"><bsp-quote><blockquote>{text}</blockquote></bsp-quote></div>',
        picture='<bsp-figure><img class="Image" alt="{alt}"><figcaption class="Figure-caption">'
        "<p>{caption} ({credit})</p></figcaption></bsp-figure>",
    )
    milliseconds = int(story.published.timestamp()) * 1000
    later = int(modified(story).timestamp()) * 1000
    related = titles(
        around.others[:3], '<div class="PagePromo"><a href="{url}"><span>{title}</span></a></div>'
    )
    return f"""<!DOCTYPE html><html class="ArticlePage" lang="en"><head><meta charset="UTF-8">
<title>{e(story.title)} | {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}<meta name="gtm-dataLayer" content='{{"author": "{by(story)}"}}'></head>
<body class="Page-body"><bsp-header><a>World</a><a>U.S.</a><a>Election results</a></bsp-header>
<div class="Page-content"><main class="Page-main"><div class="Page-breadcrumbs"><a>{story.section}</a>
</div><h1 class="Page-headline">{e(story.title)}</h1><div class="Page-byline">
<div class="Page-authors">By&nbsp;
{names(story, '<a class="Link" href="/author/{slug}">{name}</a>', " and ")}</div>
<div class="Page-dateModified"><bsp-timestamp data-timestamp="{later}"></bsp-timestamp></div>
<div class="Page-datePublished"><bsp-timestamp data-timestamp="{milliseconds}"><span
data-date>{american_day(story.published)}</span></bsp-timestamp></div></div>
<div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">
{body(story, shape, {2: f'<div class="PageListEnhancementGeneric"><h2>Related Stories</h2>{related}</div>'})}
<p>___</p></div></div><div class="Tags"><a>{story.section}</a></div></main>
<aside><h2>Most read</h2>{titles(around.others[3:8])}</aside></div>
<footer class="Page-footer"><p>{e(story.publisher)} is an independent global news organization dedicated
to factual reporting. Founded in 1846, it remains the most trusted source.</p>
<p>Copyright 2025 {e(story.publisher)}. All Rights Reserved.</p></footer></body></html>"""


def release(story: Story, around: Surroundings) -> str:
    """A ministry's release: a list of terms and values, contact lines, the office's address."""
    press = titles(around.others[:4], '<li><span>{day}</span> <a href="{url}">{title}</a></li>')
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} - {e(story.publisher)}</title>
<meta name="DC.title" content="{e(story.title)}"><meta name="DC.publisher" content="{e(story.publisher)}">
<meta name="DC.date.issued" content="{story.published:%Y-%m-%d}"></head><body class="govuk-body">
<div id="global-cookie-message"><p>We use some essential cookies to make this website work.</p></div>
<header><a>Departments</a><a>Worldwide</a><a>How government works</a></header>
<main id="content"><span class="govuk-caption-xl">Press release</span>
<h1 class="gem-c-title__text">{e(story.title)}</h1>
<p class="gem-c-lead-paragraph">{e(story.standfirst)}</p>
<dl class="gem-c-metadata"><dt>From:</dt><dd><a>{e(story.publisher)}</a></dd>
<dt>Published</dt><dd>{long_day(story.published)}</dd>
<dt>Last updated</dt><dd>{long_day(modified(story))} — <a>See all updates</a></dd></dl>
<div class="gem-c-govspeak govuk-govspeak">{body(story, Shape())}</div>
<div class="gem-c-contextual-footer"><h2>Related content</h2><ul>{press}</ul></div>
<div class="share"><h2>Share this page</h2><a>Share on Facebook (opens in new tab)</a></div>
<div class="updates"><h2>Updates to this page</h2><p>Published {long_day(story.published)}<br>Last
updated {long_day(modified(story))}</p></div></main>
<footer><h2>Contact</h2><p>Press office, 4 Castle Street, Floor 2. Phone 0555 8000. Monday to Friday
9am to 5pm.</p><p>All content is available under the Open Government Licence, except where otherwise
stated</p></footer></body></html>"""


def application(story: Story, around: Surroundings) -> str:
    """A rendered single-page application that repeats its text in a script of state."""
    state = {
        "props": {
            "article": {
                "headline": story.title,
                "firstPublished": zulu(story.published),
                "bylines": list(story.authors),
                "body": gold_text(story),
            }
        },
        "buildId": "k7Yx2",
    }
    blob = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    shape = Shape(
        paragraph='<p class="sc-77igqf-0 fnnahv">{text}</p>',
        heading='<h3 class="sc-1bwb26k-1">{text}</h3>',
        quote='<blockquote class="sc-8hxd3p-0">{text}</blockquote>',
    )
    cards = titles(
        around.others[:5], '<div class="sc-cw4lnv-5"><a href="{url}"><h4>{title}</h4></a></div>'
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)}</title>{open_graph(story)}
<meta property="article:published_time" content="{zulu(story.published)}">
<meta property="article:author" content="{by(story)}"></head><body><div id="__next">
<div class="sc-1"><a>Latest</a><a>Politics</a><a>Climate</a></div><div class="sc-2">
<h1 class="sc-1efpnfq-0">{e(story.title)}</h1><div class="sc-3"><div>By
{names(story, '<a href="/by/{slug}">{name}</a>', " and ")}</div><time>{american_day(story.published)}
{clock(story.published)}</time></div><button>Comments (14)</button>
<div class="sc-101yw2y-7">{body(story, shape, {2: '<div class="sc-ad">Advertisement</div>'})}</div>
<div class="sc-signup">Daily Newsletter<p>Our best stories, every morning in your inbox.</p>
<input placeholder="Email Me"></div></div><div class="sc-rail"><h5>You May Also Like</h5>{cards}</div>
</div><script id="__NEXT_DATA__" type="application/json">{blob}</script></body></html>"""


TEMPLATES = (
    Template("wire", wire),
    Template("epoch", epoch),
    Template("release", release),
    Template("application", application),
)
