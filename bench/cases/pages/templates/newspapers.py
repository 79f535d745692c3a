"""Newspapers: data components, hashed classes, paywalls, author boxes, infinite scroll."""

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
    modified,
    names,
    open_graph,
    titles,
    zulu,
)


def news_article(story: Story, kind: str = "NewsArticle", **more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "mainEntityOfPage": story.url,
        "headline": story.title,
        "datePublished": zulu(story.published),
        "dateModified": zulu(modified(story)),
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "Organization", "name": story.publisher},
        **more,
    }


def guardian(story: Story, around: Surroundings) -> str:
    """Data attributes name the parts; a sign-up and a link to another story stand in the text."""
    signup = """<figure id="sign-up" class="element element-embed"><div data-component="email-signup">
<p>Sign up to <span>Morning Briefing</span></p><p>Our free e-mail breaks down the key stories of the
day and why they matter</p><p><b>Privacy Notice:</b> Newsletters may contain information about
charities, online ads, and content funded by outside parties.</p></div>
<p id="EmailSignup-skip-link" tabindex="0">after newsletter promotion</p></figure>"""
    rich = titles(
        around.others[:1],
        '<aside data-component="rich-link"><h5><a href="{url}">{title}</a></h5>'
        "<span>Read more</span></aside>",
    )
    shape = Shape(
        paragraph='<p class="dcr-16w5gq9">{text}</p>',
        heading='<h2 id="part-{number}" class="dcr-ahv2h5">{text}</h2>',
        pull='<aside class="dcr-7y2fmo"><svg></svg><blockquote>{text}</blockquote></aside>',
        picture='<figure id="img-{number}" data-spacefinder-role="inline"><img alt="{alt}" src="x">'
        '<figcaption data-spacefinder-role="inline"><span>{caption}</span> Photograph: {credit}'
        "</figcaption></figure>",
    )
    most = titles(around.others[1:5], '<li data-link-name="most"><a href="{url}">{title}</a></li>')
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} | {story.section} | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}">{open_graph(story)}
<meta name="author" content="{by(story)}">
<meta property="article:author" content="https://www.{story.host}/profile/x">
<meta property="article:published_time" content="{zulu(story.published)}">
<meta property="article:modified_time" content="{zulu(modified(story))}">
{json_ld([news_article(story), {"@type": "WebPage", "@id": story.url}])}</head><body>
<gu-island name="Nav"><a href="/support">Support us</a> <a href="/uk">News</a> <a>Opinion</a>
<a>Sport</a> <a>Culture</a> <a>Lifestyle</a></gu-island><main data-layout="StandardLayout">
<div data-gu-name="title"><a href="/x"><span>{story.section}</span></a></div>
<div data-gu-name="headline"><h1 class="dcr-u0152o">{e(story.title)}</h1></div>
<div data-gu-name="standfirst"><p>{e(story.standfirst)}</p></div>
<div data-gu-name="meta"><address aria-label="Contributor info" data-component="meta-byline">
{names(story, '<a rel="author" href="/profile/{slug}">{name}</a>', " and ")}</address>
<details><summary>{story.published:%a} {story.published.day} {story.published:%b %Y %H.%M} GMT
</summary>Last modified on {modified(story):%a %d %b %Y %H.%M} GMT</details>
<button>Share</button></div>
<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector">
{body(story, shape, {2: rich, 4: signup})}</div>
<div data-print-layout="hide"><span>Explore more on these topics</span><ul><li><a>{story.section}
</a></li><li><a>Reform</a></li></ul><button>Reuse this content</button></div></div></main>
<section data-component="most-viewed"><h2>Most viewed</h2><ol>{most}</ol></section>
<footer>© 2025 {e(story.publisher)} or its affiliated companies. All rights reserved. (dcr)</footer>
</body></html>"""


def hashed(story: Story, around: Surroundings) -> str:
    """Hashed classes and a named body section; time only in structured data and a time tag."""
    shape = Shape(
        paragraph='<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">'
        '<p class="css-at9mc1 evys1bk0">{text}</p></div></div>',
        heading='<div class="css-s99gbd"><h2 class="css-1jmk4jh eoo0vm40">{text}</h2></div>',
        picture='<div data-testid="photoviewer-wrapper"><figure role="group" class="css-1"><img '
        'alt=""><figcaption><span class="css-jevhma">{caption}</span><span class="css-14fe1uy">'
        "<span>Credit...</span><span>{credit}</span></span></figcaption></figure></div>",
    )
    ad = (
        '<div id="story-ad-1-wrapper"><p>Advertisement</p><a href="#x">SKIP ADVERTISEMENT</a></div>'
    )
    return f"""<!DOCTYPE html><html lang="en" class="story"><head><meta charset="utf-8">
<title data-rh="true">{e(story.title)} - {e(story.publisher)}</title>
<meta data-rh="true" name="byl" content="By {by(story)}">{open_graph(story)}
<link data-rh="true" rel="canonical" href="{story.url}.html">
{json_ld(news_article(story, isAccessibleForFree=True))}</head><body><div id="app">
<div><a href="#site-content">Skip to content</a><span>{story.section}</span></div>
<div><a>Today’s Paper</a><a>Subscribe for $1/week</a></div><main id="site-content">
<article id="story" class="css-1vxca1d e1lmdhsb0"><header class="css-1oi06u1">
<div class="css-1vkm6nb"><h1 id="link-6f" class="css-rsa88z" data-testid="headline">
{e(story.title)}</h1></div><p id="article-summary" class="css-1n0orw4">{e(story.standfirst)}</p>
<div role="toolbar"><button>Share full article</button><button>112</button></div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e"><div class="css-18e8msd">
<p class="css-4anu6l">By {names(story, '<span class="css-1baulvz">{name}</span>', " and ")}</p>
<p class="css-x">{e(story.authors[0] if story.authors else "")} reported from the capital.</p>
<ul><li><time datetime="{iso(story.published)}"><span>{story.published:%b. %d, %Y}</span></time>
</li></ul></div>
{body(story, shape, {3: ad})}</section><div class="bottom-of-article"><p>A version of this article
appears in print on {american_day(modified(story))}, Section A, Page 6 of the national edition with
the headline: {e(story.title)}. <a>Order Reprints</a> | <a>Subscribe</a></p></div>
<div><h2>See more on: {story.section}</h2></div></article></main>
<section><h2>More in {story.section}</h2>{titles(around.others[:4])}<h2>Trending</h2>
{titles(around.others[4:7])}</section><footer>© 2025 {e(story.publisher)} Company</footer></div>
</body></html>"""


def paywall(story: Story, around: Surroundings) -> str:
    """A teaser of some paragraphs, then offers; marked as not free in structured data."""
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywalled"}
    data = news_article(story, isAccessibleForFree=False, hasPart=part)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)}</title><link rel="canonical" href="{story.url}">{open_graph(story)}
<meta property="og:article:published_time" content="{iso(story.published)}">{json_ld(data)}
<meta name="twitter:creator" content="@paper"></head><body class="article--locked">
<header><a href="/">{e(story.publisher)}</a><a href="/subscribe">Subscribe</a><a>Sign in</a></header>
<main><article class="article" data-paywall="true"><p class="topper__category">{story.section}</p>
<h1 class="article__headline">{e(story.title)}</h1>
<p class="article__standfirst">{e(story.standfirst)}</p>
<div class="article__byline">{names(story, '<a class="author" href="/by/{slug}">{name}</a>')}
<time class="article__timestamp" datetime="{iso(story.published)}">{american_day(story.published)}
</time></div><div class="article__body">{body(story, Shape())}
<div class="paywalled"><div class="barrier"><h2>Keep reading for $1</h2><p>Subscribe to unlock this
article and get unlimited access to all of our journalism.</p><ul><li>Standard Digital: $39 a month
</li><li>Premium Digital: $75 a month</li></ul><p>Complete digital access on any device. Cancel
anytime during your trial.</p><a>Explore our full range of subscriptions</a>
<p>Already a subscriber? <a>Sign in</a></p></div></div></div></article></main>
<aside><h3>Follow the topics in this article</h3><ul><li>{story.section} <button>Add to my feed
</button></li></ul><h3>Latest on {story.section}</h3>{titles(around.others[:4])}</aside>
<footer>Markets data delayed by at least 15 minutes. © {e(story.publisher)} 2025</footer>{COOKIES}
</body></html>"""


def scroll(story: Story, around: Surroundings) -> str:
    """Below the story begins the next one, in the same markup, as sites that scroll on have it."""

    def one(shown: Story, text: str) -> str:
        return f"""<article class="story-wrap" data-url="{shown.url}"><h1>{e(shown.title)}</h1>
<div class="byline-row"><span class="author-name">By {by(shown)}</span>
<span class="pub-date">Published {american_day(shown.published)}, {clock(shown.published)}</span></div>
<div class="share-bar"><a>Facebook</a><a>X</a><a>Email</a><a>Print</a></div>
<div class="story-body">{text}</div></article>"""

    following = around.others[0]
    stub = body(following, Shape()).split("\n")[0] + '<a class="more">Continue reading</a>'
    inline = titles(
        around.others[1:2], '<p class="rel"><b>READ:</b> <a href="{url}">{title}</a></p>'
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}{json_ld(news_article(story))}</head><body>
<div class="topbar">{american_day(modified(story))} | 41°F Cloudy | <a>E-Edition</a> | <a>Obituaries
</a></div><div id="feed">{one(story, body(story, Shape(), {2: inline}))}
<div class="outbrain"><h4>You May Like</h4><a>Doctors beg seniors to stop eating this</a>
<a>The 10 most comfortable shoes of the year</a></div>
<div class="up-next">Up next</div>{one(following, stub)}</div>
<div class="trending"><h3>Trending</h3><ol>{titles(around.others[2:7])}</ol></div>
<footer>{e(story.publisher)}, 400 Commerce St., Suite 12. Copyright © 2025. All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.</footer></body></html>"""


def portal(story: Story, around: Surroundings) -> str:
    """A large portal: text and line breaks in one div, promotions inside, "Updated:" above."""
    shape = Shape(
        paragraph="{text}<br><br>",
        heading="<h2>{text}</h2>",
        quote="{text}<br><br>",
        pull='<div class="quote_box">{text}</div>',
    )
    also = titles(
        around.others[:1], '<div class="also"><b>Also Read: </b><a href="{url}">{title}</a></div>'
    )
    data = news_article(story)
    data["author"] = {"@type": "Thing", "name": by(story)}
    later = f"{modified(story):%b %d, %Y, %H:%M} IST"
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"/>
<title>{e(story.title)} | {story.section} News - {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}/articleshow/118236491.cms"/>{open_graph(story)}
<meta name="Last-Modified" content="{later}"/>{json_ld(data)}</head><body>
<div class="nav"><a>City</a> <a>India</a> <a>World</a> <a>Business</a> <a>TV</a> <a>Games</a></div>
<div class="breadcrumb"><a>News</a> / <a>{story.section} News</a> / {e(story.title)}</div>
<div class="main"><div class="HNMDR"><h1><span>{e(story.title)}</span></h1></div>
<div class="byline">{e(by(story))} / {e(story.publisher.upper())} / Updated: {later}</div>
<div class="share">Share | AA + Text Size <b>Small</b> Medium Large</div>
<div class="synopsis"><b>Synopsis</b> {e(story.standfirst)}</div>
<div class="_s30J clearfix" data-articlebody="1">{body(story, shape, {2: also})}</div>
<div class="follow">Get the latest news with {e(story.publisher)} App. Download now</div>
<div class="about"><b>About the Author</b> {e(by(story))} covers politics and the courts.
<a>Read More</a></div><div class="end">End of Article</div>
<div class="visual"><h4>Visual Stories</h4>{titles(around.others[1:4])}</div></div>
<div class="right"><h3>Hot Picks</h3>{titles(around.others[3:8])}<h3>Top Trending</h3></div>
<footer>Copyright © 2025 {e(story.publisher)} Ltd. All rights reserved. For reprint rights: Syndication
Service</footer></body></html>"""


TEMPLATES = (
    Template("guardian", guardian),
    Template("hashed", hashed),
    Template("paywall", paywall),
    Template("scroll", scroll),
    Template("portal", portal),
)
