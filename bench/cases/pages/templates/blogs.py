"""Blogs and small newsrooms: WordPress of two ages, Blogger, Ghost, a newsletter, Drupal."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story, plain
from bench.cases.pages.templates.parts import (
    COOKIES,
    Shape,
    Surroundings,
    Template,
    american_day,
    body,
    by,
    clock,
    comments,
    e,
    iso,
    json_ld,
    long_day,
    modified,
    names,
    open_graph,
    titles,
)


def wordpress(story: Story, around: Surroundings) -> str:
    """A block theme with an SEO plug-in's graph, sharing buttons and related posts."""
    people = [
        {"@type": "Person", "@id": f"{story.url}#{n}", "name": name}
        for n, name in enumerate(story.authors)
    ]
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Article",
                "@id": f"{story.url}#article",
                "headline": story.title,
                "author": [{"@id": person["@id"], "name": person["name"]} for person in people],
                "datePublished": iso(story.published),
                "dateModified": iso(modified(story)),
                "publisher": {"@id": f"https://www.{story.host}/#organization"},
                "inLanguage": "en-US",
            },
            {"@type": "WebPage", "@id": story.url, "name": f"{story.title} - {story.publisher}"},
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Home"},
                    {"@type": "ListItem", "position": 2, "name": story.title},
                ],
            },
            {
                "@type": "Organization",
                "@id": f"https://www.{story.host}/#organization",
                "name": story.publisher,
            },
            *people,
        ],
    }
    shape = Shape(
        paragraph="<p>{text}</p>",
        heading='<h2 class="wp-block-heading">{text}</h2>',
        quote='<blockquote class="wp-block-quote"><p>{text}</p></blockquote>',
        list='<ul class="wp-block-list">{items}</ul>',
        pull='<figure class="wp-block-pullquote"><blockquote><p>{text}</p></blockquote></figure>',
        picture='<figure class="wp-block-image"><img src="/wp-content/uploads/{number}.jpg" '
        'alt="{alt}"><figcaption class="wp-element-caption">{caption} ({credit})</figcaption>'
        "</figure>",
    )
    related = titles(
        around.others[:3], '<div class="jp-relatedposts-post"><a href="{url}">{title}</a></div>'
    )
    share = "".join(
        f'<li class="share-{name.lower()}"><a class="sd-button" href="?share={name.lower()}">'
        f"<span>Click to share on {name} (Opens in new window)</span> {name}</a></li>"
        for name in ("Facebook", "X", "WhatsApp")
    )
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8">
<title>{e(story.title)} - {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}/">
{open_graph(story)}
<meta property="article:published_time" content="{iso(story.published)}">
<meta property="article:modified_time" content="{iso(modified(story))}">
<meta name="author" content="{e(story.authors[0]) if story.authors else ""}">
<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="{by(story)}">
{json_ld(graph)}</head>
<body class="post-template-default single single-post">
<header class="site-header"><p class="site-title"><a href="/">{e(story.publisher)}</a></p>
<nav><ul><li><a href="/about">About</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main id="primary"><article class="post type-post status-publish hentry">
<header class="entry-header"><span class="cat-links"><a href="/c">{story.section}</a></span>
<h1 class="entry-title">{e(story.title)}</h1><div class="entry-meta">
<span class="posted-on">Posted on <time class="entry-date published"
datetime="{iso(story.published)}">{american_day(story.published)}</time>
<time class="updated" datetime="{iso(modified(story))}">{american_day(modified(story))}</time></span>
<span class="byline"> by {names(story, '<a class="url fn n" href="/author/{slug}">{name}</a>')}
</span></div></header>
<div class="entry-content">
{body(story, shape, {2: '<div class="ad-slot"><span>Advertisement</span></div>'})}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul>{share}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">
<em>Related</em></h3>{related}</div></div>
<footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/a">harbour</a>,
<a href="/tag/b">council</a></span></footer></article>
<nav class="post-navigation"><h2>Post navigation</h2>{titles(around.others[3:5])}</nav>
{comments(story)}</main>
<aside class="widget-area"><section class="widget"><h2>Recent Posts</h2>
<ul>{titles(around.others[:5])}</ul></section><section class="widget"><h2>Archives</h2>
<ul><li>January 2025</li><li>December 2024</li></ul></section></aside>
<footer class="site-footer">© 2025 {e(story.publisher)}. Proudly powered by WordPress.</footer>
{COOKIES}</body></html>"""


def classic(story: Story, around: Surroundings) -> str:
    """A theme of 2012: hAtom classes, no structured data, an author box below the text."""
    author = story.authors[0] if story.authors else story.publisher
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8" />
<title>{e(story.title)} | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}" /></head><body class="single">
<div id="page"><div id="masthead"><a href="/" rel="home">{e(story.publisher)}</a>
<form role="search"><input name="s" value="Search"></form></div>
<div id="content"><div id="post-4711" class="post-4711 post hentry category-{story.section}">
<h1 class="entry-title">{e(story.title)}</h1>
<div class="entry-meta"><span class="meta-prep">Posted on</span> <a href="{story.url}"
title="{clock(story.published)}"><abbr class="published" title="{iso(story.published)}">
{american_day(story.published)}</abbr></a> by <span class="author vcard">
{names(story, '<a class="url fn" href="/author/{slug}">{name}</a>', " and ")}</span></div>
<div class="entry-content">
{body(story, Shape(heading="<h3>{text}</h3>"))}
<p><a href="/support">Like what you read? Support our reporting with a small donation.</a></p></div>
<div id="author-info"><h2>About {e(author)}</h2><p>{e(author)} has written for this site since 2009
and likes long walks. <a href="/author/x">View all posts by {e(author)} →</a></p></div>
<div class="entry-utility">This entry was posted in <a href="/c">{story.section}</a>. Bookmark the
<a href="{story.url}">permalink</a>.</div></div>
{comments(story)}</div>
<div id="sidebar"><h3>Most popular</h3><ol>{titles(around.others[:4])}</ol>
<h3>Blogroll</h3><ul><li><a href="https://harbour.example">Harbour notes</a></li></ul></div>
<div id="footer">{e(story.publisher)}, 14 Mill Lane. Theme: Slate.</div></div></body></html>"""


def blogger(story: Story, around: Surroundings) -> str:
    """A hosted blog: the day as a heading, paragraphs as divs and line breaks."""
    shape = Shape(
        paragraph="{text}<br /><br />",
        heading="<b>{text}</b><br /><br />",
        quote="<blockquote>{text}</blockquote><br />",
    )
    return f"""<!DOCTYPE html>
<html dir='ltr' lang='en'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>
<meta content='blogger' name='generator'/><link href='{story.url}.html' rel='canonical'/>
<meta content='{story.url}.html' property='og:url'/>
<meta content='{e(story.title)}' property='og:title'/>
<title>{e(story.publisher)}: {e(story.title)}</title></head><body>
<div class='header'><h1 class='title'><a href='/'>{e(story.publisher)}</a></h1>
<p class='description'>News and views from around the bay</p></div>
<div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>
{story.published:%A}, {american_day(story.published)}</span></h2><div class='post hentry'>
<h3 class='post-title entry-title'>{e(story.title)}</h3>
<div class='post-body entry-content' id='post-body-88'><div dir="ltr" style="text-align: left;">
{body(story, shape)}</div><div style='clear: both;'></div></div>
<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn'>
{names(story, "<span itemprop='name'>{name}</span>")}</span></span> <span class='post-timestamp'>at
<a class='timestamp-link' href='{story.url}.html'><abbr class='published'
title='{iso(story.published)}'>{clock(story.published)}</abbr></a></span>
<span class='post-labels'>Labels: <a href='/l'>{story.section}</a></span>
<div class='post-share-buttons'><a>Email This</a><a>BlogThis!</a><a>Share to X</a></div></div>
<div class='comments'><h4>1 comment:</h4><div class='comment'>Anonymous said... I heard the same at
the market. {modified(story):%B %d, %Y at %I:%M %p}</div></div></div></div></div>
<div class='blog-pager'><a>Newer Post</a><a>Home</a><a>Older Post</a></div>
<div class='sidebar'><h2>Blog Archive</h2><ul><li>► January (12)</li><li>▼ February (9)<ul>
{titles(around.others[:6])}</ul></li></ul></div>
<div class='footer'>Powered by Blogger.</div></body></html>"""


def ghost(story: Story, around: Surroundings) -> str:
    """A member-financed site: structured data, a sign-up card in the text, cards of other posts."""
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "publisher": {"@type": "Organization", "name": story.publisher},
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "headline": story.title,
        "datePublished": iso(story.published),
        "dateModified": iso(modified(story)),
        "description": story.standfirst,
    }
    signup = (
        '<div class="kg-card kg-signup-card"><h2>Get the morning letter</h2><p>Join 14,000 readers '
        "who start their day with our free e-mail.</p><form><input placeholder='jamie@example.com'>"
        "<button>Subscribe</button></form><p>No spam. Unsubscribe anytime.</p></div>"
    )
    shape = Shape(
        picture='<figure class="kg-card kg-image-card kg-card-hascaption"><img class="kg-image" '
        'src="/content/images/{number}.jpg" alt="{alt}"><figcaption><span>{caption} / {credit}'
        "</span></figcaption></figure>",
        pull='<blockquote class="kg-blockquote-alt">{text}</blockquote>',
    )
    cards = titles(
        around.others[:3],
        '<article class="post-card"><h2 class="post-card-title"><a href="{url}">{title}</a></h2>'
        '<div class="post-card-excerpt">{standfirst}</div><time>{day}</time></article>',
    )
    dek = f'<p class="gh-article-excerpt">{e(story.standfirst)}</p>' if story.standfirst else ""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)}</title><link rel="canonical" href="{story.url}/">
<meta name="generator" content="Ghost 5.79">{open_graph(story)}
<meta property="article:published_time" content="{iso(story.published)}">
{json_ld(article)}</head><body class="post-template"><div class="viewport">
<header id="gh-head"><a class="gh-head-logo" href="/">{e(story.publisher)}</a>
<ul class="nav"><li><a href="/archive">Archive</a></li><li><a href="#/portal">Sign in</a></li></ul>
</header><main id="site-main"><article class="article post">
<header class="article-header gh-canvas"><h1 class="article-title">{e(story.title)}</h1>{dek}
<div class="article-byline"><h4 class="author-name">
{names(story, '<a href="/author/{slug}/">{name}</a>')}</h4><time class="byline-meta-date"
datetime="{story.published:%Y-%m-%d}">{story.published:%b %d, %Y}</time> <span>• 3 min read</span>
</div></header><section class="gh-content gh-canvas">
{body(story, shape, {3: signup})}</section></article></main>
<aside class="read-more-wrap"><h2>Read more</h2>{cards}</aside>
<footer class="site-footer"><section class="copyright">{e(story.publisher)} © 2025</section>
<a href="https://ghost.example">Powered by Ghost</a></footer></div></body></html>"""


def drupal(story: Story, around: Surroundings) -> str:
    """Fields in nested divs; "Submitted by" with a written date; blocks around."""
    shape = Shape(heading="<h3>{text}</h3>")
    return f"""<!DOCTYPE html><html lang="en" dir="ltr" prefix="dc: http://purl.org/dc/terms/">
<head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10" />
<link rel="canonical" href="{story.url}" /><link rel="shortlink" href="/node/8123" />
<meta name="description" content="{e(story.standfirst or plain(story.body[0].parts[0]))}" />
<title>{e(story.title)} | {e(story.publisher)}</title></head><body class="path-node">
<a href="#main-content" class="visually-hidden skip-link">Skip to main content</a>
<div class="region region-header"><h2 class="visually-hidden">Main navigation</h2><ul class="menu">
<li><a href="/">Home</a></li><li><a href="/local">Local</a></li></ul></div>
<div class="region region-breadcrumb"><ol><li><a href="/">Home</a></li>
<li>{story.section}</li></ol></div>
<main><div class="region region-content"><h1 class="page-header">
<span class="field field--name-title">{e(story.title)}</span></h1>
<article role="article" class="node node--type-article node--view-mode-full">
<footer class="node__meta"><div class="node__submitted">Submitted by
{names(story, '<span class="field--name-uid">{name}</span>')} on
<span class="field--name-created">{story.published:%A}, {long_day(story.published)} -
{story.published:%H:%M}</span></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field__item">
{body(story, shape)}</div>
<div class="field field--name-field-tags field--label-inline"><div class="field__label">Tags</div>
<div class="field__items"><div class="field__item"><a href="/t/1">{story.section}</a></div></div>
</div><ul class="links inline"><li class="comment-add"><a href="/user/login">Log in</a> to post
comments</li></ul></div></article></div></main>
<div class="region region-sidebar"><div class="block"><h2>Latest news</h2>
{titles(around.others[:5], '<div class="views-row"><a href="{url}">{title}</a> {day}</div>')}</div>
<div class="block"><h2>Newsletter</h2><p>Get our weekly digest every Friday.</p></div></div>
<div class="region region-footer"><p>{e(story.publisher)} is published by the Bay Community Trust,
registered charity no. 1094562. 22 Station Road. Telephone 0555 4410.</p></div></body></html>"""


TEMPLATES = (
    Template("wordpress", wordpress),
    Template("classic", classic),
    Template("blogger", blogger),
    Template("ghost", ghost),
    Template("drupal", drupal),
)
