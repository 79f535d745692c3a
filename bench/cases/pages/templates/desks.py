"""National desks: one paragraph a component, promotion between them, author lines below."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
from bench.cases.pages.templates.newspapers import news_article
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


def capital(story: Story, around: Surroundings) -> str:
    """A capital's daily: utility classes, interstitial links, a box that asks for a subscription."""
    shape = Shape(
        paragraph='<p data-testid="drop-cap-letter" data-el="text" class="wpds-c-cYdRxM wpds-c-cYdRxM-iPJLV-css font-copy" dir="null">{text}</p>',
        heading='<div class="wpds-c-iKQyrV"><h3 data-qa="article-header" class="subheader">{text}</h3></div>',
        picture='<div class="dn-ns hide-for-print"><figure class="center w-100"><img alt="{alt}">'
        '<figcaption class="font-xxxxs gray-dark">{caption} ({credit})</figcaption></figure></div>',
    )
    link = titles(
        around.others[:1],
        '<div class="interstitial-link" data-testid="interstitial"><p><a href="{url}">{title}</a></p></div>',
    )
    promo = """<div data-qa="subscribe-promo" class="b bh center subs-theme"><h4>Make sense of the news fast
with our subscribers' newsletter</h4><button>Add</button></div>"""
    rail = titles(
        around.others[1:6],
        '<div class="card"><h3><a href="{url}">{title}</a></h3><p>{day}</p></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}/">
{open_graph(story)}<meta property="article:published_time" content="{zulu(story.published)}">
{json_ld(news_article(story, isAccessibleForFree=False))}</head><body><header><nav><a>Sections</a>
<a>Sign in</a></nav><span>All the light that is fit</span></header><main>
<div class="grid-header"><h1 id="main-content" data-qa="headline"><span>{e(story.title)}</span></h1>
<h2 data-qa="subheadline">{e(story.standfirst)}</h2></div>
<div class="display-date" data-testid="display-date">{american_day(modified(story))} at {clock(modified(story))} EST</div>
<div class="byline-wrapper">By {names(story, '<a href="/people/{slug}" rel="author" data-qa="author-name">{name}</a>', " and ")}</div>
<div class="flex"><button>Share</button><button>Comment on this story</button><span>Comment</span><span>312</span></div>
<article class="main-grid"><div class="grid-body"><div class="teaser-content"><div class="article-body" data-qa="article-body">
{body(story, shape, {2: promo, 3: link})}</div></div>
<div class="contributor"><p>Staff in the bureau contributed to this report.</p></div></div></article>
<div data-qa="comments-button"><span>312 Comments</span></div>
<div class="most-read"><h2>Most read {story.section}</h2>{rail}</div></main>
<footer><p>{story.host} © 1996-2025 {e(story.publisher)}</p></footer>{COOKIES}</body></html>"""


def companions(story: Story, around: Surroundings) -> str:
    """A metropolitan paper: the body in companion columns between advertisements."""
    shape = Shape(
        paragraph='<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">'
        '<p class="css-at9mc1 evys1bk0">{text}</p></div></div>',
        heading='<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">'
        '<h2 class="css-13o6u42 eoo0vm40" id="link-{number}">{text}</h2></div></div>',
        picture='<div class="css-79elbk" data-testid="imageblock-wrapper"><figure><img alt="{alt}">'
        '<figcaption><span class="css-jevhma">{caption}</span><span class="css-1u46b97"><span>Credit...'
        "</span>{credit}</span></figcaption></figure></div>",
    )
    gap = """<div class="css-11cn58a"><div id="story-ad-{n}-wrapper"><div><p>Advertisement</p>
<a href="#after-story-ad-{n}">SKIP ADVERTISEMENT</a></div></div><div id="after-story-ad-{n}"></div></div>"""
    related = titles(
        around.others[:3],
        '<li><a href="{url}"><div><h3>{title}</h3><p>{standfirst}</p></div></a></li>',
    )
    bio = "".join(
        f'<p class="css-4anu6l"><a href="/by/x">{e(name)}</a> is a correspondent who covers '
        f"{story.section.lower()} for the paper.</p>"
        for name in story.authors
    )
    return f"""<!DOCTYPE html><html lang="en" class="story"><head><meta charset="utf-8">
<title>{e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}.html">
{open_graph(story)}<meta name="byl" content="By {by(story)}">
<meta property="article:published" content="{zulu(story.published)}">
<meta property="article:modified" content="{zulu(modified(story))}"></head><body>
<div id="app"><div><a href="#site-content">Skip to content</a><a>Skip to site index</a></div>
<main id="site-content"><article id="story"><div id="top-wrapper"><p>Advertisement</p></div>
<header class="css-1qo7xga"><h1 class="css-1l8buln" data-testid="headline">{e(story.title)}</h1>
<p id="article-summary" class="css-1n0orw4">{e(story.standfirst)}</p>
<div class="css-103l8m3"><button>Share full article</button><span>148</span></div>
<div class="css-1lvvmm"><div class="epjyd6m1"><p class="css-4anu6l e1jsehar1"><span>By </span>
{names(story, '<a class="e1jsehar0" href="/by/{slug}">{name}</a>', " and ")}</p>
<ul><li><time datetime="{iso(story.published)}">{story.published:%b} {story.published.day}, {story.published.year}</time></li></ul></div></div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e">
{body(story, shape, {2: gap.format(n=1), 5: gap.format(n=2)})}</section>
<div class="bottom-of-article"><div class="css-1jp38cr">{bio}<p>A version of this article appears in print
on , Section A, Page 6 of the edition with the headline: {e(story.title)}. <a>Order Reprints</a> |
<a>Today's Paper</a> | <a>Subscribe</a></p></div></div>
<div><h2>More in {story.section}</h2><ul>{related}</ul></div><div><h2>Editors' Picks</h2>
{titles(around.others[3:6], "<div><a href='{url}'><h3>{title}</h3></a><span>{day}</span></div>")}</div>
</article></main><nav><h2>Site Index</h2><a>U.S.</a><a>World</a></nav>
<footer><a>© 2025 {e(story.publisher)}</a><a>Contact Us</a></footer></div></body></html>"""


def cooperative(story: Story, around: Surroundings) -> str:
    """A news cooperative: the time in milliseconds, a list of related stories inside the body."""
    shape = Shape(
        heading="<h2>{text}</h2>",
        picture='<div class="Enhancement"><figure class="Figure"><img alt="{alt}"><figcaption '
        'class="Figure-caption">{caption} ({credit})</figcaption></figure></div>',
        list="<ul>{items}</ul>",
    )
    listed = titles(
        around.others[:3],
        '<li class="PageListEnhancementGeneric-items-item"><div class="PagePromo"><h3 class="PagePromo-title">'
        '<a class="Link" href="{url}"><span class="PagePromoContentIcons-text">{title}</span></a></h3>'
        '<span class="Timestamp-template">2 MIN READ</span></div></li>',
    )
    related = f"""<div class="Enhancement" data-align-center><div class="PageListEnhancementGeneric">
<div class="PageListEnhancementGeneric-title">Related Stories</div><ul>{listed}</ul></div></div>"""
    newsletter = """<div class="HtmlModuleEnhancement"><div class="ap-embed"><p><b>Stay up to date</b> with our
channel on messaging apps.</p></div></div>"""
    stamp = int(story.published.timestamp() * 1000)
    bios = "".join(
        f'<div class="AuthorCard"><a class="Link" href="/author/x">{e(name)}</a><div class="Page-authorInfo">'
        f"<p>{e(name.split()[-1])} covers {story.section.lower()} from the bureau.</p></div></div>"
        for name in story.authors
    )
    return f"""<!DOCTYPE html><html class="ArticlePage" lang="en"><head><meta charset="UTF-8">
<title>{e(story.title)} | {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}{json_ld(news_article(story))}</head><body class="Page-body">
<div class="Page-header-bar"><a>Menu</a><bsp-search-overlay></bsp-search-overlay></div>
<main class="Page-main"><div class="Page-lead"><h1 class="Page-headline">{e(story.title)}</h1></div>
<div class="Page-twoColumn"><div class="Page-byline"><div class="Page-authors">By&nbsp;
{names(story, '<a class="Link" href="/author/{slug}">{name}</a>', " and ")}</div>
<div class="Page-dateModified"><bsp-timestamp data-timestamp="{stamp}"><span>Updated [hour]:[minute] [AMPM] [timezone], [monthFull] [day], [year]</span></bsp-timestamp></div>
<div class="Page-actions"><button>Share</button><ul><li>Copy Link copied</li><li>Email</li><li>X</li><li>Pinterest</li></ul></div></div>
<bsp-story-page class="StoryPage"><div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">
{body(story, shape, {2: newsletter, 4: related})}</div></div></bsp-story-page>
<div class="Page-authorBios">{bios}</div></div></main>
<div class="Page-below"><div class="PageList"><h2 class="PageListStandardB-title">Most read</h2>
{titles(around.others[3:8], '<div class="PagePromo"><h3><a href="{url}">{title}</a></h3></div>')}</div>
<div class="taboola-below-article-thumbnails"><span>Promoted content</span><a>Doctors are stunned by this trick</a></div></div>
<footer class="Page-footer"><p>Copyright 2025 {e(story.publisher)}. All Rights Reserved.</p></footer></body></html>"""


def agency_divs(story: Story, around: Surroundings) -> str:
    """A world agency: every paragraph a numbered division, a summary in points, licensing below."""
    shape = Shape(
        paragraph='<div data-testid="paragraph-{number}" class="text__text__1FZLe text__dark-grey__3Ml43 '
        'text__regular__2N1Xr article-body__element__2p5pI">{text}</div>',
        heading='<h2 data-testid="Heading" class="text__text__1FZLe heading__heading_6__1qUJ5">{text}</h2>',
        picture='<div data-testid="primary-image" class="article-body__element__2p5pI"><figure><img alt="{alt}">'
        '<figcaption data-testid="Caption"><p>{caption} {credit} <a data-testid="LicenceContentButton">Purchase '
        'Licensing Rights<span class="visually-hidden">, opens new tab</span></a></p></figcaption></figure></div>',
        list='<ul data-testid="List">{items}</ul>',
    )
    advert = """<div data-testid="ResponsiveAdSlot"><div>Advertisement · Scroll to continue</div></div>"""
    bios = "".join(
        f'<div data-testid="AuthorBio"><a data-testid="AuthorNameLink" href="/authors/x">{e(name)}</a><p>World '
        f"Wire</p><p>{e(name)} reports on {story.section.lower()} and has been with the agency since 2011.</p></div>"
        for name in story.authors
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} | {e(story.publisher)}</title><link rel="canonical" href="{story.url}/">
{open_graph(story)}<meta name="article:author" content="{by(story)}">
<meta name="article:published_time" content="{zulu(story.published)}">
<meta name="article:modified_time" content="{zulu(modified(story))}"></head><body><div id="fusion-app">
<header><a>Exclusive news, data and analytics for financial market professionals</a><nav>World</nav></header>
<main id="main-content"><article data-testid="Article"><div class="article__header">
<nav aria-label="Tags"><a>{story.section}</a></nav><h1 data-testid="Heading">{e(story.title)}</h1>
<div class="info-content__author-date"><div>By {names(story, '<a rel="author" href="/authors/{slug}/">{name}</a>', " and ")}</div>
<time data-testid="Body" datetime="{zulu(story.published)}"><span>{american_day(story.published)}</span>
<span>{story.published:%H:%M} UTC</span><span>Updated 3 hours ago</span></time></div>
<div class="toolbar"><button>Aa</button><button>Share</button></div></div>
<div class="article-body__wrapper"><div class="article-body__content" data-testid="ArticleBody">
{body(story, shape, {3: advert})}
<div class="article-body__element"><p data-testid="Body" class="sign-off">Sign up <a>here.</a></p></div>
<div><p data-testid="promo-box">Our Standards: <a>The Wire Trust Principles.<span>, opens new tab</span></a></p></div>
<div class="article-tags"><span>Suggested Topics:</span><ul><li><a>{story.section}</a></li></ul></div>
<a>Purchase Licensing Rights</a></div>{bios}</div></article>
<div data-testid="ReadNext"><h2>Read Next</h2>{titles(around.others[:4], '<div data-testid="MediaStoryCard"><span>{author}</span><h3><a href="{url}">{title}</a></h3><time>{day}</time></div>')}</div>
</main><footer><p>All quotes delayed a minimum of 15 minutes. See here for a complete list of exchanges and delays.</p>
<p>© 2025 {e(story.publisher)}. All rights reserved</p></footer></div></body></html>"""


def catchers(story: Story, around: Surroundings) -> str:
    """A European daily: catchers between paragraphs, a wall for readers without subscription."""
    shape = Shape(
        paragraph='<p class="article__paragraph">{text}</p>',
        heading='<h2 class="article__sub-title">{text}</h2>',
        picture='<figure class="article__media"><img alt="{alt}"><figcaption class="article__legend">{caption} '
        '<span class="article__credit">{credit}</span></figcaption></figure>',
    )
    catcher = titles(
        around.others[:1],
        '<section class="catcher catcher--inner"><div class="catcher__content"><span class="catcher__label">Read more'
        '<span class="sr-only">Article reserved for subscribers</span></span><span class="catcher__title"><a href="{url}">'
        "{title}</a></span></div></section>",
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<meta property="og:article:published_time" content="{iso(story.published)}">
<meta property="og:article:author" content="{by(story)}"><link rel="canonical" href="{story.url}_4.html">
{open_graph(story)}</head><body id="js-body"><header class="Header"><a>Subscribe</a><a>Sign in</a></header>
<main class="main--page"><section class="zone--article"><section class="article__wrapper">
<header class="article__header"><ul class="breadcrumb"><li><a>{story.section}</a></li></ul>
<h1 class="article__title">{e(story.title)}</h1><p class="article__desc">{e(story.standfirst)}</p>
<section class="meta meta__authors"><span class="meta__author">{names(story, '<a class="article__author-link">{name}</a>', " and ")}</span>
<span class="meta__date meta__date--header">Published on {american_day(story.published)}, at {story.published.hour}:{story.published:%M} (Paris), updated on {american_day(modified(story))}</span>
<span class="meta__readingTime"><span>Time to</span> 3 min.</span><span class="lmd-link--lfr">Lire en français</span></section></header>
<section class="article__content old__article-content-single">
{body(story, shape, {3: catcher})}</section>
<section class="article__footer-single"><section class="author"><span class="author__name">{by(story)}</span>
<span class="author__desc">Correspondent</span></section></section>
<section class="js-services-inread"><h4>Our services</h4><ul><li><a>Crosswords</a></li><li><a>Vouchers</a></li></ul></section>
<section class="friend"><h3>Lecture of the article in progress on another device</h3><p>You can read on one device at a
time. This message will be displayed on the other device.</p></section></section>
<aside class="aside__content"><h4>Latest</h4>{titles(around.others[1:6])}</aside></section></main>
<footer><p>© {e(story.publisher)} - Legal notice</p></footer>{COOKIES}</body></html>"""


def tabloid(story: Story, around: Surroundings) -> str:
    """A tabloid: points above the text, captions as paragraphs, carousels, comments counted."""
    shape = Shape(
        paragraph='<p class="mol-para-with-font"><font style="font-size: 1.2em;">{text}</font></p>',
        heading='<h3 class="mol-factbox-title">{text}</h3>',
        picture='<div class="artSplitter mol-img-group"><div class="mol-img"><div class="image-wrap"><img alt="{alt}">'
        '</div></div><p class="imageCaption">{caption}</p></div>',
        list='<ul class="mol-bullets-with-font">{items}</ul>',
        item='<li class="class"><font style="font-size: 1.2em;"><strong>{text}</strong></font></li>',
    )
    carousel = titles(
        around.others[1:5],
        '<li class="rc-item"><a href="{url}"><span class="rc-item-text">{title}</span></a></li>',
    )
    between = f"""<div id="p-9" class="related-carousel with-fb-or-tw"><div class="rotator-title"><h2>RELATED ARTICLES</h2>
<ul><li class="previous"><a>Previous</a></li><li>1</li><li class="next"><a>Next</a></li></ul></div><ul class="rotator-panels">{carousel}</ul>
<div class="related-replace-with-ad"><h3>Share this article</h3><a>Share</a> <span class="fb-count">184 shares</span></div></div>"""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {e(story.publisher)}</title>
<meta name="author" content="{by(story)}">{open_graph(story)}<link rel="canonical" href="{story.url}.html">
<meta property="article:published_time" content="{story.published:%Y-%m-%dT%H:%M:%S%z}">
<meta property="article:modified_time" content="{modified(story):%Y-%m-%dT%H:%M:%S%z}"></head><body>
<div class="page-header"><ul class="nav-primary"><li><a>Home</a></li><li><a>News</a></li><li><a>Royals</a></li></ul></div>
<div id="content"><div class="alpha"><div class="article" id="js-article-text"><h1>{e(story.title)}</h1>
<p class="author-section byline-plain">By {names(story, '<a class="author" rel="nofollow" href="/home/search.html?s={slug}">{name}</a>', " and ")}, HOME AFFAIRS REPORTER</p>
<p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span>
<time datetime="{story.published:%Y-%m-%dT%H:%M:%S%z}"> {story.published:%H:%M} GMT, {long_day(story.published)}</time></span> | <span class="article-timestamp article-timestamp-updated">
<span>Updated:</span><time datetime="{modified(story):%Y-%m-%dT%H:%M:%S%z}"> {modified(story):%H:%M} GMT, {long_day(modified(story))}</time></span></p>
<div id="articleIconLinksContainer"><ul><li>e-mail</li><li><span>12</span> shares</li><li class="comments-count"><a>47<br>View<br>comments</a></li></ul></div>
<div itemprop="articleBody">
{body(story, shape, {4: between})}</div></div>
<div id="taboola-below-main-column"><span>Sponsored links</span><a>He bought a house for one euro</a></div>
<div id="reader-comments"><h3>Comments 47</h3><div class="comment"><p>Could not make it up, the country has gone to the dogs.</p></div></div></div>
<div class="beta"><div class="femail item"><h3>TOP STORIES</h3>{titles(around.others[:6])}</div></div></div>
<div class="page-footer">Published by {e(story.publisher)} Ltd</div></body></html>"""


TEMPLATES = (
    Template("capital", capital),
    Template("companions", companions),
    Template("cooperative", cooperative),
    Template("agency_divs", agency_divs),
    Template("catchers", catchers),
    Template("tabloid", tabloid),
)
