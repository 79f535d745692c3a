"""Local newsrooms of chains and stations: shared systems, many boxes between the paragraphs."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
from bench.cases.pages.templates.newspapers import news_article
from bench.cases.pages.templates.parts import (
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
)


def chain(story: Story, around: Surroundings) -> str:
    """A chain of local papers: short class names, links in bold between paragraphs, contact lines."""
    shape = Shape(
        paragraph='<p class="gnt_ar_b_p">{text}</p>',
        heading='<h2 class="gnt_ar_b_h2">{text}</h2>',
        picture='<figure class="gnt_em_fo"><img alt="{alt}"><div class="gnt_em_cp" data-c-credit="{credit}">{caption}</div></figure>',
        list='<ul class="gnt_ar_b_ul">{items}</ul>',
        item='<li class="gnt_ar_b_ul_li">{text}</li>',
    )
    more = titles(
        around.others[:1],
        '<p class="gnt_ar_b_p"><strong class="gnt_ar_b_al">More:</strong><a class="gnt_ar_b_a" href="{url}">{title}</a></p>',
    )
    advert = '<aside class="gnt_em_fo__bet" aria-label="advertisement"><div class="gnt_x_lbl">Advertisement</div></aside>'
    contact = "".join(
        f'<p class="gnt_ar_b_p"><em>{e(name)} covers {story.section.lower()} for the {e(story.publisher)}. '
        f"Reach the desk at newsroom@{story.host}.</em></p>"
        for name in story.authors
    )
    stamp = f"{clock(story.published)} ET {story.published:%b}. {story.published.day}, {story.published.year}"
    return f"""<!DOCTYPE html><html lang="en" class="gnt"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<link rel="canonical" href="{story.url}/">{open_graph(story)}{json_ld([news_article(story)])}</head>
<body class="gnt_b"><header class="gnt_n"><nav aria-label="Global Navigation"><a class="gnt_n_mn_l">News</a><a>Sports</a>
<a>Obituaries</a><a>eNewspaper</a></nav></header><main class="gnt_cw"><article class="gnt_pr"><div class="gnt_ar_tb">
<a class="gnt_ar_tb_a">{story.section.upper()}</a></div><h1 class="gnt_ar_hl" elementtiming="ar-headline">{e(story.title)}</h1>
<div class="gnt_ar_by">{names(story, '<a class="gnt_ar_by_a" href="/staff/{slug}/">{name}</a>')}<div class="gnt_ar_pb">{e(story.publisher)}</div></div>
<div class="gnt_ar_dt" aria-label="Published: {stamp} Updated: 8:01 a.m. ET"><div>Published {stamp}</div></div>
<div class="gnt_ar_b">
{body(story, shape, {1: advert, 3: more})}{contact}</div><div class="gnt_ar_fb"><button>Share your feedback to help improve our site!</button></div>
</article><aside class="gnt_em_gl"><h3>Featured Weekly Ad</h3></aside></main>
<footer class="gnt_tb_ft"><a>Staff Directory</a><a>Do Not Sell My Info</a><div>© {story.host} 2025. All rights reserved.</div></footer></body></html>"""


def block_system(story: Story, around: Surroundings) -> str:
    """A system of small papers: assets inside the body, a wall's text, sign-up boxes, people."""
    shape = Shape(
        picture='<figure class="photo layout-horizontal"><img alt="{alt}"><figcaption class="caption"><span class="caption-text">'
        '<p>{caption}</p></span><span class="clearfix credit"><span class="tnt-byline">{credit}</span></span></figcaption></figure>',
    )
    inline = titles(
        around.others[:1],
        '<div class="inline-asset inline-editorial relation-sibling layout-inline"><div class="card-container"><div class="card-headline">'
        '<h3 class="tnt-headline"><a class="tnt-asset-link" href="{url}">{title}</a></h3></div><div class="card-lead"><p class="tnt-summary">{standfirst}</p></div></div></div>',
    )
    signup = """<div id="blox-newsletter" class="block newsletter-inline"><h3>Be the first to know</h3><p>Get local news delivered to
your inbox!</p><form><input><button>Sign up!</button></form><p>* I understand and agree that registration on or use of this site
constitutes agreement to its user agreement and privacy policy.</p></div>"""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {story.section} | {story.host}</title>
<link rel="canonical" href="{story.url}.html">{open_graph(story)}<meta name="author" content="{by(story)}">
<meta property="article:published_time" content="{iso(story.published)}">{json_ld(news_article(story))}</head><body>
<div id="site-navbar-container"><a>Log In</a><a>Dashboard</a><a>Logout</a></div><div class="main-content"><section id="main-page-container">
<article class="asset story subscriber"><header class="asset-header"><h1 class="headline"><span>{e(story.title)}</span></h1>
<div class="meta"><span><ul class="list-inline"><li><span class="tnt-byline asset-byline">{by(story)}</span></li><li class="visible-print">
<time datetime="{iso(story.published)}" class="tnt-date asset-date">{story.published:%b} {story.published.day}, {story.published.year}</time></li></ul></span></div>
<ul class="social-share-links"><li><a>Facebook</a></li><li><a>SMS</a></li><li><a>Print</a></li><li><a>Copy article link</a></li><li><a>Save</a></li></ul></header>
<div id="asset-content" class="asset-body"><div itemprop="articleBody" id="article-body" class="asset-content subscriber-premium">
{body(story, shape, {2: inline, 4: signup})}</div>
<div class="subscription-required" hidden><p>You have run out of free articles. Please log in, or sign up for a new account.</p></div></div>
<div class="people-promo"><h4 class="author-name">{by(story)}</h4><p class="author-title">Staff Writer</p></div>
<div class="asset-tags"><h4>Tags</h4><ul><li>{story.section}</li></ul></div>
<div id="asset-comments"><h3>(0) comments</h3><p>Welcome to the discussion.</p><h4>Log In</h4><p><b>Keep it Clean.</b> Please avoid obscene,
vulgar, lewd, racist or sexually-oriented language.<br><b>Be Nice.</b> No racism, sexism or any sort of -ism that is degrading to another person.</p></div>
</article></section><aside><h3>Most Popular</h3>{titles(around.others[2:7])}</aside></div>
<footer>© Copyright 2025 {e(story.publisher)}, 12 Mill Road | Terms of Use | Privacy Policy</footer></body></html>"""


def story_body(story: Story, around: Surroundings) -> str:
    """A regional group: zones between paragraphs, when it was first published, a card of the author."""
    zone = '<div class="zone-el" id="zone-el-{n}"><div class="label">ADVERTISING</div></div>'
    cards = "".join(
        f'<div class="author-bio"><div class="author-name">{e(name)}</div><div class="company">{e(story.publisher)}</div>'
        f'<div class="phone">555-0104</div><div class="bio">{e(name)} has reported for the paper since 2016. Support my work with a digital subscription</div></div>'
        for name in story.authors
    )
    rel = titles(
        around.others[:3],
        '<div class="card"><div class="package"><h3><a class="card-title" href="{url}">{title}</a></h3><time>{day}</time></div></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}.html">{open_graph(story)}<meta name="author" content="{by(story)}">
<meta property="article:published_time" content="{iso(story.published)}"></head><body class="story-page">
<nav class="flag"><a>Customer Service</a><a>Unlimited Digital Access</a></nav><section class="grid"><article class="paper story-body">
<header class="header"><div class="kicker">{story.section}</div><h1 class="h1">{e(story.title)}</h1></header>
<div class="byline"><span>By</span> {names(story, '<a class="author" href="/profile/{slug}">{name}</a>', " and ")}</div>
<time class="update-date" datetime="{iso(modified(story))}">Updated {modified(story):%B} {modified(story).day}, {modified(story).year} {modified(story):%I:%M %p}</time>
<div class="gift-article"><button>Gift Article</button></div>
{body(story, Shape(), {2: zone.format(n=1), 4: zone.format(n=2)})}
<p><i>This story was originally published {american_day(story.published)} at {story.published:%I:%M %p}.</i></p>
<div class="related"><h4>Related Stories from {e(story.publisher)}</h4>{rel}</div>{cards}</article>
<div class="digital-access"><h4>Get unlimited digital access</h4><p>#ReadLocal</p><p>Try 1 month for $1</p><a>CLAIM OFFER</a></div></section>
<footer><h4>Take us with you</h4><p>Real-time updates and all local stories you want right in the palm of your hand.</p></footer></body></html>"""


def station(story: Story, around: Surroundings) -> str:
    """A television station: a closed sign-up box, a player's dialogue, trends below the text."""
    player = """<div class="video-container"><div class="video-js vjs-default-skin"><button class="vjs-big-play-button"><span class="vjs-control-text">Play Video</span></button>
<div class="vjs-modal-dialog vjs-error-display"><p class="vjs-modal-dialog-description">This is a modal window.</p></div>
<div class="vjs-text-track-settings"><p>Beginning of dialog window. Escape will cancel and close the window.</p><legend>Text</legend><label>Color</label><select><option>White</option></select></div></div>
<p>Video: {caption}</p></div>""".replace("{caption}", e(story.title))
    signup = """<div class="newsletter-signup article-inline"><p>Close</p><p>Thanks for signing up!</p><p>Watch for us in your inbox.</p>
<h3>Subscribe Now</h3><p>Daily News</p><form><input><button>Subscribe</button></form></div>"""
    trends = titles(
        around.others[:5],
        '<li class="article-list__article"><h3><a href="{url}">{title}</a></h3><time>1 hour ago</time></li>',
    )
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(story.title)} - {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}/">{open_graph(story)}{json_ld(news_article(story))}</head><body class="single single-post">
<div class="site-header"><a>Skip to content</a><div class="temperature">54°</div><a>Sign Up</a></div><main id="content" class="site-main"><section class="content-area">
<div class="article-authors"><div class="article-listing">by: {names(story, '<a href="/author/{slug}/">{name}</a>')}<p>Posted: <time datetime="{iso(story.published)}">{story.published:%b} {story.published.day}, {story.published.year} / {story.published:%I:%M %p} EST</time></p>
<p>Updated: <time datetime="{iso(modified(story))}">{modified(story):%b} {modified(story).day}, {modified(story).year} / {modified(story):%I:%M %p} EST</time></p></div></div>
<article class="article hentry"><header class="article-header"><p class="article-category"><a>{story.section}</a></p><h1 class="article-title">{e(story.title)}</h1>
<div class="social-share"><span>SHARE</span></div></header>{player}<div class="article-content article-body rich-text">
{body(story, Shape(), {3: signup})}
<p class="copyright-notice">Copyright 2025 {e(story.publisher)} Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.</p></div>
<footer class="article-footer"><div class="article-tags"><a>{story.section}</a></div></footer></article>
<section class="article-list"><h2>Trending Stories</h2><ul>{trends}</ul></section></section>
<aside class="sidebar"><h2>Don't Miss</h2>{titles(around.others[5:8])}</aside></main>
<footer class="site-footer"><a>FCC Public File</a><p>© 1998 - 2025 {e(story.publisher)}. All Rights Reserved.</p></footer></body></html>"""


def affiliate(story: Story, around: Surroundings) -> str:
    """An affiliate: the dateline in parentheses, notices and a request as last paragraphs."""
    rel = titles(around.others[:2], '<p><b>RELATED STORY | <a href="{url}">{title}</a></b></p>')
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<link rel="canonical" href="{story.url}/">{open_graph(story)}{json_ld(news_article(story))}</head><body>
<div id="fusion-app"><header><a>News</a><a>Weather</a><a>First Alert</a><a>Contests</a></header><div class="article-container">
<h1 class="headline">{e(story.title)}</h1><div class="flex-feature"><figure><img alt=""><figcaption class="caption"><span>{e(story.standfirst) or "A file photograph"}</span><span>(Source: {e(story.publisher)})</span></figcaption></figure></div>
<div class="article-byline"><span class="author">By <span>{names(story, "<a>{name}</a>", " and ")}</span></span><div class="dateline">Published: <span>{story.published:%b}. {story.published.day}, {story.published.year} at {story.published:%I:%M %p} EST</span></div></div>
<div class="article-body" data-component="article-body"><p class="text | article-text" data-nosnippet><span>Listen</span></p>
{body(story, Shape(paragraph='<p class="text | article-text">{text}</p>'), {2: '<div class="arcad ad-1">Ad</div>', 4: rel})}
<p class="text | article-text"><i>Copyright 2025 {e(story.publisher)}. All rights reserved.</i></p></div>
<div class="sponsored"><h3>Most Read</h3>{titles(around.others[2:6])}</div>
<div class="latest-video"><h3>Latest News</h3>{titles(around.others[6:9])}</div></div></div></body></html>"""


TEMPLATES = (
    Template("chain", chain),
    Template("block_system", block_system),
    Template("story_body", story_body),
    Template("station", station),
    Template("affiliate", affiliate),
)
