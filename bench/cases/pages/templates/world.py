"""News sites elsewhere: boxes of recommendations in the text, text without paragraphs, notices."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
from bench.cases.pages.templates.newspapers import news_article
from bench.cases.pages.templates.parts import (
    COOKIES,
    Shape,
    Surroundings,
    Template,
    body,
    by,
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


def wysiwyg(story: Story, around: Surroundings) -> str:
    """A channel in the Gulf: "list of 3 items" inside the text, the day spelled for screen readers."""
    listed = titles(
        around.others[:3],
        '<li class="article-trending__item"><a href="{url}"><span>list 1 of 3</span><h3>{title}</h3></a></li>',
    )
    more = f"""<div class="more-on"><h2 class="more-on__heading">Recommended Stories</h2><span class="screen-reader-text">list of 3 items</span>
<ul>{listed}</ul><span class="screen-reader-text">end of list</span></div>"""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {story.section} News | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}">{open_graph(story)}<meta name="publishedDate" content="{iso(story.published)}">
<meta name="lastDate" content="{iso(modified(story))}"></head><body class="theme-default"><div id="root"><header><a>Skip links</a><a>Skip to Content</a>
<ul><li>News</li><li>Explained</li></ul></header><main id="main-content-area"><header class="article-header"><div class="topics"><a>News</a>|<a>{story.section}</a></div>
<h1>{e(story.title)}</h1><p class="article__subhead"><em>{e(story.standfirst)}</em></p></header>
<figure class="article-featured-image"><img alt=""><figcaption>A file picture from the region [Agency/Handout]</figcaption></figure>
<div class="article-info-block"><div class="article-b-l"><span>By </span>{names(story, '<a class="author-link" href="/author/{slug}">{name}</a>', " and ")}</div>
<div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On {long_day(story.published)}</span><span aria-hidden="true">{long_day(story.published)}</span></div></div>
<div class="article__social"><span>Click here to share on social media</span><button>Save articles to read later and create your own reading list.</button></div></div>
<div class="wysiwyg wysiwyg--all-content css-ibbk12" aria-live="polite" aria-atomic="true">
{body(story, Shape(), {3: more})}</div><div class="article-source"><hr><span>Source: {e(story.publisher)}</span></div></main>
<aside class="l-col--sidebar"><h2>Related</h2>{titles(around.others[3:7], '<article><h3><a href="{url}">{title}</a></h3><p>{standfirst}</p><div>Published On {day}</div></article>')}</aside>
<footer><span>© 2025 {e(story.publisher)} Media Network</span></footer>{COOKIES}</div></body></html>"""


def liberal(story: Story, around: Surroundings) -> str:
    """A British site: a sign-up form with its consent, "Recommended" in the text, an appeal."""
    form = """<div data-newsletter="morning"><h3>Sign up to our free breaking news emails</h3><p>Sign up to our free breaking news emails</p>
<form><label>Please enter a valid email address</label><input><button>SIGN UP</button><label>I would like to be emailed about offers, events and updates.
Read our Privacy policy</label></form></div>"""
    recommended = f"""<div class="inline-related"><h3>Recommended</h3><ul>{titles(around.others[:3], '<li><a href="{url}"><strong>{title}</strong></a></li>')}</ul></div>"""
    appeal = """<div class="donation-banner"><h4>Support our journalism</h4><p>From the bench to the barricades, we are there when the story
develops. Your support makes all the difference.</p><a>Read more</a></div>"""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}.html">{open_graph(story)}<meta property="article:author_name" content="{by(story)}">
<meta property="article:published_time" content="{zulu(story.published)}">{json_ld(news_article(story))}</head><body>
<header id="masthead"><a>Support Now</a><a>My Account</a></header>{appeal}<article class="sc-1xt8011-0 main-wrapper"><header id="articleHeader">
<a>{story.section}</a><h1>{e(story.title)}</h1><h2><p>{e(story.standfirst)}</p></h2><div class="author">{names(story, "<a>{name}</a>")}</div>
<div class="date"><amp-timeago datetime="{iso(story.published)}">{story.published:%A} {long_day(story.published)} {story.published:%H:%M} GMT</amp-timeago></div>
<button>Comments</button></header><figure id="article-thumb"><img alt=""><figcaption>Reporters at the scene <span>(PA Archive)</span></figcaption></figure>
<div id="main" class="sc-jbiwVq">
{body(story, Shape(), {1: form, 4: recommended})}</div></article>
<div class="comments-wrap"><h3>Join our commenting forum</h3><p>Join thought-provoking conversations, follow other readers and see their replies</p></div>
<div class="more-about"><h4>More about</h4><ul><li><a>{story.section}</a></li></ul></div>
<section id="mostPopular"><h2>Most popular</h2>{titles(around.others[3:8])}</section></body></html>"""


def text_nodes(story: Story, around: Surroundings) -> str:
    """A giant of the subcontinent: the text stands bare between line breaks and boxes."""
    shape = Shape(
        paragraph="{text}<br><br>",
        heading="<h2>{text}</h2>",
        picture='<div class="img_cptn"><figure><img alt="{alt}"></figure><figcaption>{caption}</figcaption></div>',
        quote='"{text}"<br><br>',
    )
    also = titles(
        around.others[:1],
        '<div class="rltd-news"><span class="strong">Also Read</span><a href="{url}">{title}</a></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {story.section} News - {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}/articleshow/118.cms">{open_graph(story)}{json_ld(news_article(story))}</head><body>
<div class="navbar"><a>Edition</a><a>TOI+</a><a>City</a></div><div class="contentwrapper"><div class="breadcrumb"><a>News</a> / <a>{story.section} News</a> / {e(story.title[:40])}</div>
<div class="_1k7ke"><h1 class="HNMDR"><span>{e(story.title)}</span></h1><div class="xf8Pm byline">{by(story)} / <span>{e(story.publisher)}</span> / <span>{story.published:%b} {story.published.day}, {story.published.year}, {story.published:%H:%M} IST</span></div>
<div class="share"><a>Share</a><a>AA</a><a>Follow us</a></div><div class="M1rHh undefined"><h2>{e(story.standfirst)}</h2></div>
<div class="_s30J clearfix" data-articlebody="1">
{body(story, shape, {2: '<div class="mgid_second_mrec_parent">Advertisement</div>', 4: also})}</div>
<div class="author_bio"><div class="auth_name">About the Author</div><div>{by(story)}</div><p>The desk of the paper works tirelessly around the clock to bring you the latest news from the state.</p><a>Read More</a></div>
<div class="eoa"><span>End of Article</span><a>Follow Us On Social Media</a></div></div>
<div class="rightnav"><h3>Trending Stories</h3>{titles(around.others[1:7])}<h3>Hot Picks</h3><a>Gold rate today</a></div></div>
<footer>Copyright © 2025 {e(story.publisher)} Limited. All rights reserved. For reprint rights: Syndication Service</footer></body></html>"""


def syndicated(story: Story, around: Surroundings) -> str:
    """A television site that prints an agency: a notice in parentheses ends it, "Show full article"."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title>
<link rel="canonical" href="{story.url}-7711">{open_graph(story)}<meta name="publish-date" content="{story.published:%a, %d %b %Y %H:%M:%S %z}">
<meta name="modified-date" content="{modified(story):%a, %d %b %Y %H:%M:%S %z}"></head><body><nav><a>LIVE TV</a><a>LATEST</a><a>INDIA</a></nav>
<div class="sp-wrp"><div class="brd"><a>Home</a><a>{story.section}</a></div><article><h1 class="sp-ttl" itemprop="headline">{e(story.title)}</h1>
<h2 class="sp-descp">{e(story.standfirst)}</h2><nav class="pst-by"><ul class="pst-by_ul"><li class="pst-by_li"><a><span itemprop="author">{by(story)}</span></a></li>
<li><a class="pst-by_lnk">{story.section}</a></li><li class="pst-by_li"><span itemprop="dateModified">{story.published:%b} {story.published.day:02}, {story.published.year} {story.published:%H:%M} pm IST</span></li></ul></nav>
<div class="sp-hd-srch"><a>Read Time: 3 mins</a><a>Share</a></div><div class="ins_instory_dv"><img alt=""><p class="ins_instory_dv_caption sp_b">The scene on the day of the events.</p><div class="place_cont">{story.section}:</div></div>
<div class="sp-cn ins_storybody" id="ins_storybody" itemprop="articleBody">
{body(story, Shape(), {2: '<div class="ins_adwrap"><span>Advertisement - Scroll to continue</span></div>'})}
<p><i>(Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)</i></p></div>
<div class="show-full"><a>Show full article</a></div><div class="comments-bx"><a>Comments</a></div><div class="tags"><a>{story.section}</a></div></article>
<div class="follow-us">Track Latest News Live and get news updates from around the world</div><div class="trending"><h3>Trending News</h3>{titles(around.others[:5])}</div></div>
<footer>© COPYRIGHT {e(story.publisher)} 2025. ALL RIGHTS RESERVED.</footer></body></html>"""


def points(story: Story, around: Surroundings) -> str:
    """A site of short briefs: bold openings, "Go deeper", lists, a card for the newsletter."""
    shape = Shape(
        paragraph='<p class="DraftjsBlocks_p"><span>{text}</span></p>',
        heading='<h4 class="DraftjsBlocks_h4"><strong>{text}</strong></h4>',
    )
    deeper = titles(
        around.others[:1],
        '<p class="DraftjsBlocks_p"><strong>Go deeper: </strong><a href="{url}">{title}</a></p>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}{json_ld(news_article(story))}</head><body><div id="__next"><header><a>Sections</a><a>Local</a></header><main id="main-content">
<article><div class="story-header"><span data-vars-event-label="date">{story.published:%b} {story.published.day}, {story.published.year} - <a>{story.section}</a></span><h1 data-cy="story-headline">{e(story.title)}</h1>
<ul class="authors">{names(story, '<li><a data-cy="byline-author" href="/authors/{slug}">{name}</a></li>', "")}</ul><button>Add on a search engine</button></div>
<figure><img alt=""><figcaption>Illustration: the art desk</figcaption></figure><div class="story-body DraftjsBlocks_draftjs">
{body(story, shape)}{deeper}</div></article><div class="newsletter-card"><h3>Sign up for the morning brief</h3><p>Stay on top of the day's biggest stories.</p></div>
<section><h2>Go deeper</h2>{titles(around.others[1:4], '<div><time>{day} - Politics</time><h3><a href="{url}">{title}</a></h3><p>{standfirst}</p></div>')}</section></main>
<footer><p>Copyright {e(story.publisher)} Inc., 2025</p></footer></div></body></html>"""


def commission(story: Story, around: Surroundings) -> str:
    """An international body's press corner: a table of contacts, quotes of officials, language links."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)}</title><link rel="canonical" href="{story.url}/en/ip_25_1">
{open_graph(story)}</head><body class="ecl-typography"><header class="ecl-site-header"><a>Skip to main content</a><div>English</div><form><input></form></header>
<nav class="ecl-breadcrumb"><ol><li><a>Home</a></li><li><a>Press corner</a></li></ol></nav><main><div class="ecl-page-header"><div class="ecl-page-header__meta"><span>Press release</span>
<span>{long_day(story.published)}</span><span>{e(story.publisher)}</span><span>Reading time: 3 min</span></div><h1 class="ecl-page-header__title">{e(story.title)}</h1></div>
<div class="ecl-container"><div class="ecl-tabs"><a>Page contents</a><ul><li><a>Top</a></li><li><a>Quote(s)</a></li><li><a>Print friendly pdf</a></li><li><a>Press contacts</a></li></ul></div>
<div class="ecl-row"><div class="ecl-col-l-9"><div class="ecl-paragraph"><div class="ecl-editor">
{body(story, Shape())}</div></div>
<section id="contacts"><h2>Press contacts</h2><ul><li><h4>{by(story) or "The spokesperson"}</h4><p>Phone +32 2 555 01 04</p><p>Mail press@{story.host}</p></li></ul>
<p>If you do not work for a media organisation, you are welcome to contact the public service in writing or by calling 00 800 555 0104</p></section>
<section><h2>Related media</h2>{titles(around.others[:2])}</section><div class="ecl-share"><p>Share this page</p></div></div></div></div></main>
<footer class="ecl-site-footer"><a>Contact</a><a>Accessibility</a></footer>{COOKIES}</body></html>"""


TEMPLATES = (
    Template("wysiwyg", wysiwyg),
    Template("liberal", liberal),
    Template("text_nodes", text_nodes),
    Template("syndicated", syndicated),
    Template("points", points),
    Template("commission", commission),
)
