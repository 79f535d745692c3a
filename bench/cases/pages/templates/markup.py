"""Sites that tell what a page is in one way only: microdata, Open Graph, meta names, a graph."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
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
)


def microdata(story: Story, around: Surroundings) -> str:
    """schema.org attributes on visible elements; a nested item is another story's."""
    other = around.others[0]
    nested = f"""<div itemscope itemtype="https://schema.org/NewsArticle" class="teaser">
<a itemprop="url" href="{other.url}"><span itemprop="headline">{e(other.title)}</span></a>
<meta itemprop="datePublished" content="{iso(other.published)}"></div>"""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} » {e(story.publisher)}</title><link rel="canonical" href="{story.url}"></head>
<body><nav itemscope itemtype="https://schema.org/SiteNavigationElement"><a itemprop="url">News</a>
<a itemprop="url">Events</a></nav><div itemscope itemtype="https://schema.org/BreadcrumbList">
<span itemprop="itemListElement"><span itemprop="name">{story.section}</span></span></div>
<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">
{e(story.title)}</h1><p itemprop="alternativeHeadline">{e(story.standfirst)}</p>
<div class="meta">{names(story, '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{name}</span></span>')}
<time itemprop="datePublished" datetime="{iso(story.published)}">{long_day(story.published)}</time>
<meta itemprop="dateModified" content="{iso(modified(story))}"></div>
<div itemprop="articleBody">{body(story, Shape(), {2: nested})}</div>
<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name"
content="{e(story.publisher)}"></div></article><div class="newsletter"><h3>Never miss a story</h3>
<p>Enter your e-mail address and we will write to you once a week.</p></div>
<ul class="latest">{titles(around.others[1:6])}</ul><footer itemscope
itemtype="https://schema.org/WPFooter">© {e(story.publisher)}</footer></body></html>"""


def og_only(story: Story, around: Surroundings) -> str:
    """Open Graph and its article namespace in the head, no names or dates in the body."""
    tags = "\n".join(
        f'<meta property="article:author" content="{e(name)}" />' for name in story.authors
    )
    more = titles(around.others[:3], '<div class="card"><a href="{url}">{title}</a></div>')
    return f"""<!DOCTYPE html><html lang="en" prefix="og: https://ogp.me/ns#"><head>
<meta charset="utf-8" /><title>{e(story.title)}</title>{open_graph(story)}
<meta property="article:published_time" content="{iso(story.published)}" />
<meta property="article:modified_time" content="{iso(modified(story))}" />
<meta property="article:section" content="{story.section}" />{tags}</head><body>
<div class="menu"><a>Start</a><a>Magazine</a><a>Shop</a></div><div class="hero"><img src="h.jpg"
alt=""><h1>{e(story.title)}</h1></div><div class="prose">{body(story, Shape())}</div>
<div class="cards"><h2>You might also like</h2>{more}</div><div class="foot">Imprint · Data protection
· © {e(story.publisher)} · Follow us on Instagram</div>{COOKIES}</body></html>"""


def meta_names(story: Story, around: Surroundings) -> str:
    """Names that analytics and newsletters read: parsely, sailthru, cXense, author, date."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.title)} — {e(story.publisher)}</title>
<meta name="parsely-title" content="{e(story.title)}">
<meta name="parsely-author" content="{by(story)}">
<meta name="parsely-pub-date" content="{iso(story.published)}">
<meta name="sailthru.date" content="{story.published:%a, %d %b %Y %H:%M:%S %z}">
<meta name="sailthru.title" content="{e(story.title)}">
<meta name="cXenseParse:recs:publishtime" content="{iso(story.published)}">
<meta name="news_keywords" content="{story.section}"><meta name="author" content="{by(story)}">
<meta name="copyright" content="{e(story.publisher)}"></head><body><div class="site">
<div class="brand">{e(story.publisher)}</div><div class="article-wrapper">
<h2 class="kicker">{story.section}</h2><h1 class="head">{e(story.title)}</h1>
<div class="content-wrapper"><div class="text-wrapper">
{body(story, Shape(heading="<p><strong>{text}</strong></p>"), {3: '<div class="promo"><h4>Sign up for our newsletter</h4><p>The week in five minutes, free.</p></div>'})}
</div></div><div class="recirc"><h3>From our partners</h3>{titles(around.others[:4])}</div></div>
<div class="footer-links">Advertise | Careers | Corrections | Ethics policy</div></div></body></html>"""


def graph(story: Story, around: Surroundings) -> str:
    """Only a graph of linked nodes: the author is a reference, other stories are nodes too."""
    people = [{"@type": "Person", "@id": f"#p{n}", "name": x} for n, x in enumerate(story.authors)]
    nodes = [
        {
            "@type": "WebSite",
            "@id": "#site",
            "name": story.publisher,
            "url": f"https://{story.host}",
        },
        {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "NewsArticle",
                    "headline": other.title,
                    "datePublished": iso(other.published),
                    "author": {"@type": "Person", "name": by(other)},
                }
                for other in around.others[:3]
            ],
        },
        {
            "@type": ["NewsArticle"],
            "@id": f"{story.url}#article",
            "mainEntityOfPage": {"@id": story.url},
            "headline": e(story.title),
            "author": [{"@id": person["@id"]} for person in people],
            "isPartOf": {"@id": "#site"},
            "datePublished": iso(story.published),
        },
        *people,
    ]
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.publisher)}</title><link rel="canonical" href="{story.url}">
{json_ld({"@context": "https://schema.org", "@graph": nodes})}</head><body>
<header><a>{e(story.publisher)}</a><nav><a>Now</a><a>Deep dives</a></nav></header>
<main><section class="lead"><h1>{e(story.title)}</h1></section><section class="copy">
{body(story, Shape())}</section><section class="next"><h2>Keep reading</h2>
{titles(around.others[:3], '<article><h3><a href="{url}">{title}</a></h3><p>{standfirst}</p></article>')}
</section></main><footer><p>{e(story.publisher)} is a reader-owned cooperative.</p></footer></body>
</html>"""


def amp(story: Story, around: Surroundings) -> str:
    """An accelerated page: its own tags, the canonical address elsewhere, a menu in a sidebar."""
    data = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": story.url,
        "headline": story.title,
        "datePublished": iso(story.published),
        "dateModified": iso(modified(story)),
        "author": {"@type": "Person", "name": by(story)},
        "publisher": {"@type": "Organization", "name": story.publisher},
    }
    shape = Shape(
        picture='<figure><amp-img src="/{number}.jpg" alt="{alt}" width="600" height="400" '
        'layout="responsive"><noscript><img src="/{number}.jpg" alt="{alt}"></noscript></amp-img>'
        "<figcaption>{caption} {credit}</figcaption></figure>",
        post='<amp-twitter width="375" height="472" data-tweetid="18900{number}"><blockquote '
        "placeholder>{text} — {name} ({handle}) {day}</blockquote></amp-twitter>",
    )
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8">
<script async src="https://cdn.amp.example/v0.js"></script><title>{e(story.title)}</title>
<link rel="canonical" href="{story.url}"><style amp-boilerplate>body{{visibility:hidden}}</style>
{json_ld(data)}</head><body><amp-analytics type="x"></amp-analytics><amp-sidebar id="menu"><ul>
<li><a>News</a></li><li><a>Sport</a></li><li><a>Showbiz</a></li></ul></amp-sidebar>
<header class="amp-header"><button on="tap:menu.toggle">☰</button><a>{e(story.publisher)}</a></header>
<main><h1 class="amp-title">{e(story.title)}</h1><p class="amp-meta">By {e(by(story))}
<time datetime="{iso(story.published)}">{long_day(story.published)}</time></p>
<amp-social-share type="email"></amp-social-share><div class="amp-content">
{body(story, shape, {2: '<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Advertisement</div></amp-ad>'})}
</div><amp-consent id="consent"><div id="ui">We value your privacy. <button>Accept</button></div>
</amp-consent><section class="amp-related"><h3>Related articles</h3>{titles(around.others[:4])}
</section></main><footer><a href="{story.url}">View full site</a> © {e(story.publisher)}</footer>
</body></html>"""


TEMPLATES = (
    Template("microdata", microdata),
    Template("og_only", og_only),
    Template("meta_names", meta_names),
    Template("graph", graph),
    Template("amp", amp),
)
