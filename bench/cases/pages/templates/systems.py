"""Publishing systems for everybody: newsletters, page builders, parts of a body in several boxes."""

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
    e,
    iso,
    json_ld,
    modified,
    names,
    open_graph,
    titles,
)


def newsletter(story: Story, around: Surroundings) -> str:
    """A newsletter platform: widgets to subscribe inside the text, likes, a discussion."""
    widget = """<div class="subscription-widget-wrap-editor" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe">
<div class="preamble"><p class="cta-caption">{publisher} is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div>
<form><input type="email"><input type="submit" value="Subscribe"></form></div></div>""".replace(
        "{publisher}", e(story.publisher)
    )
    shape = Shape(
        heading='<h2 class="header-anchor-post">{text}<div class="pencraft header-anchor-parent"><button>Link</button></div></h2>',
        picture='<div class="captioned-image-container"><figure><a><img alt="{alt}"></a><figcaption class="image-caption">{caption} {credit}</figcaption></figure></div>',
        pull='<div class="pullquote"><p>{text}</p></div>',
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} - by {by(story)}</title>
<link rel="canonical" href="{story.url}">{open_graph(story)}<meta name="author" content="{by(story)}">{json_ld(news_article(story))}</head><body>
<div class="main-menu"><a>{e(story.publisher)}</a><button>Subscribe</button><button>Sign in</button></div><div id="main"><article class="typography newsletter-post post">
<div class="post-header"><h1 class="post-title published">{e(story.title)}</h1><h3 class="subtitle">{e(story.standfirst)}</h3>
<div class="byline-wrapper"><div class="pencraft">{names(story, '<a href="/@{slug}">{name}</a>', " and ")}</div><div class="pencraft">{story.published:%b} {story.published.day}, {story.published.year}</div></div>
<div class="post-ufi"><a>41</a><a>7</a><a>Share</a></div></div><div class="available-content"><div dir="auto" class="body markup">
{body(story, shape, {3: widget})}
<p>Thanks for reading {e(story.publisher)}! Subscribe for free to receive new posts and support my work.</p></div></div>
<div class="post-footer"><a>41 Likes</a><a>7 Restacks</a><div><a>Previous</a><a>Next</a></div></div></article>
<div id="discussion"><h4>Discussion about this post</h4><a>Comments</a><a>Restacks</a><div class="comment"><span>Del Waverly</span><p>I read you every week, keep going.</p><a>Expand full comment</a></div></div>
<div class="single-post-section"><a>Top</a><a>Latest</a>{titles(around.others[:4])}<p>No posts</p></div><h4>Ready for more?</h4></div>
<footer>© 2025 {e(story.publisher)} Privacy ∙ Terms ∙ Collection notice</footer></body></html>"""


def platform(story: Story, around: Surroundings) -> str:
    """A writing platform: the writer's card above, claps, tags and more stories below."""
    shape = Shape(
        paragraph='<p id="a{number}" class="pw-post-body-paragraph nv nw fr nx b ny nz oa">{text}</p>',
        heading='<h2 id="h{number}" class="pa pb fr bf pc pd">{text}</h2>',
        picture='<figure class="pw-post-body-figure"><img alt="{alt}"><figcaption class="qa fe qb">{caption} ({credit})</figcaption></figure>',
    )
    more = titles(
        around.others[:4],
        '<div><a><p>{author}</p></a><a href="{url}"><h2>{title}</h2><h3>{standfirst}</h3></a><p>{day}</p><span>38</span></div>',
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | by {by(story)} | {e(story.publisher)}</title>
<link rel="canonical" href="{story.url}">{open_graph(story)}<meta property="article:published_time" content="{iso(story.published)}"><meta name="author" content="{by(story)}"></head>
<body><div id="root"><div class="a b c"><div class="nav"><a>Sitemap</a><a>Open in app</a><a>Sign up</a><a>Sign in</a></div><article><div class="l"><section>
<h1 id="t" class="pw-post-title">{e(story.title)}</h1><div class="speechify-ignore"><div><div><a data-testid="authorName">{by(story)}</a><span>·</span><a>Follow</a></div>
<div><span data-testid="storyReadTime">5 min read</span><span>·</span><span data-testid="storyPublishDate">{story.published:%b} {story.published.day}, {story.published.year}</span></div></div>
<div><button>--</button><button>3</button><p>Listen</p><p>Share</p></div></div>
{body(story, shape)}</section></div></article>
<div><a>{story.section}</a><a>Local News</a></div><div><button>--</button><button>3</button></div>
<div><h2>Published in {e(story.publisher)}</h2><p>2.1K followers</p><p>Last published 2 days ago</p><p>Notes from a place that nobody else writes about.</p></div>
<div><h2>Written by {by(story)}</h2><p>1.4K followers</p><p>I write about {story.section.lower()}. Opinions are my own.</p></div>
<div><h2>Responses (3)</h2><p>Write a response</p><p>What are your thoughts?</p></div><div><h2>More from {by(story)}</h2>{more}</div>
<div><h2>Recommended from the platform</h2>{titles(around.others[4:8], '<div><a href="{url}"><h2>{title}</h2></a></div>')}</div>
<div><a>Help</a><a>Status</a><a>Careers</a></div></div></div></body></html>"""


def squares(story: Story, around: Surroundings) -> str:
    """A page builder: the text in several blocks with pictures and a form between them."""
    half = len(story.body) // 2
    shape = Shape(
        paragraph='<p class="" style="white-space:pre-wrap;">{text}</p>',
        heading='<h3 style="white-space:pre-wrap;">{text}</h3>',
        picture='</div></div><div class="sqs-block image-block"><div class="sqs-block-content"><figure><img alt="{alt}"><figcaption class="image-caption-wrapper"><p>{caption}</p></figcaption></figure></div></div><div class="sqs-block html-block"><div class="sqs-block-content">',
    )
    cut = """</div></div><div class="sqs-block newsletter-block"><div class="newsletter-form-wrapper"><h2>Subscribe</h2><p>Sign up with your email address to receive
news and updates.</p><form><input></form><div>Thank you!</div></div></div><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content">"""
    return f"""<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>{e(story.title)} — {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}<meta itemprop="datePublished" content="{iso(story.published)}"><meta itemprop="dateModified" content="{iso(modified(story))}"><meta itemprop="headline" content="{e(story.title)}">
<meta itemprop="author" content="{by(story)}"></head><body class="blog-item"><header id="header"><a>{e(story.publisher)}</a><nav><a>About</a><a>Issues</a></nav></header>
<main id="page"><article class="entry hentry author-x post-type-text"><div class="blog-item-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title">{e(story.title)}</h1></div>
<div class="blog-meta-item"><time class="dt-published">{story.published:%b} {story.published.day}</time></div><div>Written By <a class="blog-author-name">{by(story)}</a></div></div>
<div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12"><div class="row"><div class="col sqs-col-12">
<div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content">
{body(story, shape, {half: cut})}</div></div></div></div></div></div></div>
<div class="blog-item-author-profile-wrapper"><div>{by(story)}</div></div></div></article>
<section class="item-pagination"><a><h2>Previous</h2><div>{e(around.others[0].title)}</div></a><a><h2>Next</h2><div>{e(around.others[1].title)}</div></a></section></main>
<footer><p>Made with care by {e(story.publisher)}</p></footer></body></html>"""


def builder(story: Story, around: Surroundings) -> str:
    """A theme builder on WordPress: widgets in widgets, an author box, a carousel of posts."""
    posts = titles(
        around.others[:4],
        '<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="{url}">{title}</a></h3><div class="elementor-post__excerpt"><p>{standfirst}</p></div><a class="elementor-post__read-more">Read More »</a></div></article>',
    )
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(story.title)} - {e(story.publisher)}</title><link rel="canonical" href="{story.url}/">
{open_graph(story)}<meta property="article:published_time" content="{iso(story.published)}"><meta name="author" content="{by(story)}"></head><body class="post-template-default elementor-page">
<div data-elementor-type="header"><ul class="elementor-nav-menu"><li><a>Home</a></li><li><a>Contact</a></li></ul></div><div data-elementor-type="single-post" class="elementor elementor-location-single"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap">
<div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">{e(story.title)}</h1></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items"><li itemprop="author"><span class="elementor-icon-list-text elementor-post-info__item--type-author">{by(story)}</span></li><li itemprop="datePublished"><span><time>{american_day(story.published)}</time></span></li><li><span>No Comments</span></li></ul></div></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">
{body(story, Shape())}</div></div>
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-widget-container"><span>Facebook</span><span>Twitter</span></div></div>
<div class="elementor-element elementor-widget elementor-widget-author-box"><div class="elementor-widget-container"><h4 class="elementor-author-box__name">{by(story)}</h4><div class="elementor-author-box__bio"><p>{by(story)} has been writing for this page since the first day and drinks too much tea.</p></div></div></div>
<div class="elementor-element elementor-widget elementor-widget-posts"><div class="elementor-widget-container"><h2>You may also like</h2><div class="elementor-posts-container">{posts}</div></div></div>
</div></div></div></section></div><div data-elementor-type="footer"><p>© All rights reserved. Made with love.</p></div></body></html>"""


def component(story: Story, around: Surroundings) -> str:
    """An old content system: a list of article details, a pager, print and e-mail icons."""
    return f"""<!DOCTYPE html><html xml:lang="en-gb" lang="en-gb"><head><meta charset="utf-8"><base href="{story.url}"><meta name="author" content="Super User">
<meta name="generator" content="An open source content management"><title>{e(story.title)}</title></head><body class="site com_content view-article"><div class="navigation"><ul class="nav menu"><li><a>Home</a></li><li><a>News</a></li></ul></div>
<div id="aside"><div class="moduletable"><h3>Latest Articles</h3><ul class="latestnews">{titles(around.others[:5])}</ul></div><div class="moduletable"><h3>Login Form</h3><form><label>Username</label><label>Password</label></form></div></div>
<main id="content"><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline"> {e(story.title)} </h2></div>
<dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">Written by <span itemprop="name">{by(story)}</span></dd>
<dd class="category-name">Category: <a>{story.section}</a></dd><dd class="published">Published: <time datetime="{iso(story.published)}" itemprop="datePublished">{story.published.day} {story.published:%B %Y}</time></dd><dd class="hits">Hits: 1482</dd></dl>
<div itemprop="articleBody">
{body(story, Shape())}</div><ul class="pager pagenav"><li class="previous"><a>Prev</a></li><li class="next"><a>Next</a></li></ul></div></main>
<footer class="footer"><p class="pull-right"><a>Back to Top</a></p><p>© 2025 {e(story.publisher)}</p></footer></body></html>"""


def in_parts(story: Story, around: Surroundings) -> str:
    """A magazine: sections of the text in boxes of their own, each after an advertisement."""
    third = max(1, len(story.body) // 3)
    cut = '</div><div class="ad-unit"><span>Advertisement</span></div><div class="article-section section-{n}">'
    shape = Shape(heading="<h2>{text}</h2>")
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} | {e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{open_graph(story)}{json_ld(news_article(story))}</head><body><nav class="top"><a>Magazine</a><a>Archive</a></nav><div class="page-wrap"><div class="hero"><p class="rubric">{story.section}</p><h1>{e(story.title)}</h1><p class="dek">{e(story.standfirst)}</p>
<p class="credits">By <b>{by(story)}</b> <i>{american_day(story.published)}</i></p></div><div class="article-section section-1">
{body(story, shape, {third: cut.format(n=2), 2 * third: cut.format(n=3)})}</div>
<div class="end-matter"><p class="endnote">{by(story)} is a contributing writer.</p><a>Letters to the editor</a></div><div class="next-up"><h4>Next</h4>{titles(around.others[:3])}</div></div>
<footer>{e(story.publisher)}</footer></body></html>"""


def player_page(story: Story, around: Surroundings) -> str:
    """A clip with its transcript: dialogue of the player, lengths, and what others watch."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(story.title)} - {e(story.publisher)} News</title><link rel="canonical" href="{story.url}/video">
{open_graph(story)}<meta name="date" content="{iso(story.published)}"></head><body><header><a>Live</a><a>Schedule</a></header><main><div class="jw-player-wrap"><div class="jwplayer jw-skin"><div class="jw-title-primary">{e(story.title)}</div>
<div class="jw-dock">Up next in 5</div><span class="jw-text-elapsed">00:00</span><span class="jw-text-duration">02:14</span><div class="jw-captions-text">closed captions available</div></div></div>
<div class="watch-info"><h1>{e(story.title)}</h1><div class="by-date">{by(story)} • {american_day(story.published)}</div><div class="transcript-body">
{body(story, Shape())}</div></div><section class="rail"><h3>Now Playing</h3>{titles(around.others[:6], '<div class="clip"><span>02:14</span><a href="{url}">{title}</a></div>')}</section></main><footer>{e(story.publisher)} © 2025</footer></body></html>"""


TEMPLATES = (
    Template("newsletter", newsletter),
    Template("platform", platform),
    Template("squares", squares),
    Template("builder", builder),
    Template("component", component),
    Template("in_parts", in_parts),
    Template("player_page", player_page),
)
