"""Older and hand-made sites: tables and fonts, nested divs, text without paragraphs."""

# ruff: noqa: E501 - lines of markup are as long as sites write them.

from __future__ import annotations

from bench.cases.pages.story import Story
from bench.cases.pages.templates.parts import (
    Shape,
    Surroundings,
    Template,
    american_day,
    body,
    by,
    clock,
    e,
    long_day,
    names,
    titles,
)


def table(story: Story, around: Surroundings) -> str:
    """2003: tables in tables, fonts, upper case tags, a Western European encoding."""
    shape = Shape(
        width=78,
        paragraph='<P><FONT face="Verdana" size="2">{text}</FONT>',
        heading='<P><B><FONT face="Verdana" size="2">{text}</FONT></B>',
        quote='<BLOCKQUOTE><FONT size="2"><I>{text}</I></FONT></BLOCKQUOTE>',
        picture='<TABLE align="right" width="180"><TR><TD><IMG src="{number}.gif" alt=""></TD></TR>'
        '<TR><TD><FONT size="1">{caption} ({credit})</FONT></TD></TR></TABLE>',
    )
    menu = "".join(
        f'<TR><TD bgcolor="#003366"><A href="{name}.asp"><FONT color="white">{name}</FONT></A></TD></TR>'
        for name in ("Home", "National", "Business", "Sports", "Weather", "Archive", "Contact us")
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=windows-1252">
<TITLE>{e(story.publisher)}: {e(story.title)}</TITLE></HEAD><BODY bgcolor="#FFFFFF">
<TABLE width="760" border="0"><TR><TD colspan="3"><IMG src="logo.gif" alt="{e(story.publisher)}">
<FONT size="1">The online edition of the region's oldest daily</FONT></TD></TR>
<TR><TD width="120" valign="top"><TABLE>{menu}</TABLE></TD><TD width="480" valign="top">
<FONT face="Arial" size="1"><A href="/">Home</A> &gt; {story.section}</FONT><BR>
<FONT face="Georgia" size="5"><B>{e(story.title)}</B></FONT><BR>
<FONT face="Verdana" size="1">By {e(by(story))}<BR>{story.published:%A}, {american_day(story.published)}
</FONT><HR>{body(story, shape)}
<P><FONT size="1"><A href="mailto:desk@{story.host}">E-mail this story to a friend</A> |
<A href="print.asp?id=1">Printer-friendly version</A></FONT></TD>
<TD width="160" valign="top"><TABLE bgcolor="#EEEEEE"><TR><TD><B>Other headlines</B></TD></TR>
{titles(around.others[:5], '<TR><TD><FONT size="1"><A href="{url}">{title}</A></FONT></TD></TR>')}
</TABLE></TD></TR><TR><TD colspan="3" align="center"><FONT size="1">&copy; 2001-2025
{e(story.publisher)} Publishing Co., P.O. Box 114. Best viewed at 800x600.</FONT></TD></TR></TABLE>
</BODY></HTML>"""


def soup(story: Story, around: Surroundings) -> str:
    """A page builder: divs in divs with classes that say nothing, nothing in the head."""
    shape = Shape(
        paragraph='<div class="x-row"><div class="x-col"><div class="x-el"><span>{text}</span></div>'
        "</div></div>",
        heading='<div class="x-row"><div class="x-col x-big"><span><b>{text}</b></span></div></div>',
        quote='<div class="x-row"><div class="x-col x-it"><span><i>{text}</i></span></div></div>',
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{e(story.title)}</title></head>
<body><div class="w1"><div class="w2"><div class="x-row"><div class="x-col">
<a href="/">{e(story.publisher)}</a></div><div class="x-col"><a href="/n">News</a> <a href="/o">Opinion
</a> <a href="/j">Jobs</a></div></div><div class="x-row"><div class="x-col x-huge"><h1><span>
{e(story.title)}</span></h1></div></div><div class="x-row"><div class="x-col x-small"><span>
{story.section}</span> <span>·</span> <span>{e(by(story))}</span> <span>·</span> <span>
{long_day(story.published)}, {story.published:%H:%M}</span></div></div>
<div class="w3">{body(story, shape)}</div>
<div class="x-row"><div class="x-col"><a href="#s">Share</a> <a href="#t">Tweet</a>
<a href="#p">Pin</a></div></div><div class="x-row"><div class="x-col"><span>More from
{e(story.publisher)}</span>{titles(around.others[:4], '<div class="x-el"><a href="{url}">{title}</a></div>')}
</div></div><div class="x-row"><div class="x-col"><span>© {e(story.publisher)} 2025. 77 Quay Street.
Registered in the county. VAT 4410 22.</span></div></div></div></div></body></html>"""


def visible_line(story: Story, around: Surroundings) -> str:
    """A small paper's own system: only a line "By X | Published ..." tells who and when."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{e(story.publisher)} :: {e(story.title)}</title></head><body>
<div id="top"><h2>{e(story.publisher)}</h2><div class="today">Serving the valley since 1891</div>
<ul id="menu"><li><a>Front page</a></li><li><a>Police log</a></li><li><a>Classifieds</a></li></ul></div>
<div id="story"><h1>{e(story.title)}</h1>
<p class="info">By {e(by(story))} | Published {american_day(story.published)} |
{clock(story.published)}</p>
{body(story, Shape(width=72))}
<p><i>{e(story.authors[0]) if story.authors else "The desk"} can be reached at desk@{story.host} or
0555-2230.</i></p><p><a href="/subscribe">Subscribe to our print edition for $4 a week</a></p></div>
<div id="side"><h3>Most Read</h3><ol>{titles(around.others[:5])}</ol><h3>Upcoming events</h3>
<p>Mar. 8, 2025: Pancake breakfast, fire hall</p><p>Mar. 15, 2025: Seed swap, library</p></div>
<div id="bottom">Copyright {e(story.publisher)} 2025 | <a>Terms</a> | Page built in 0.31 s</div>
</body></html>"""


def fragments(story: Story, around: Surroundings) -> str:
    """A listing agency of the nineties that lives on: text in one cell, breaks, a dateline date."""
    shape = Shape(
        paragraph="&nbsp;&nbsp;&nbsp;{text}<br><br>",
        heading="<center><b>{text}</b></center><br>",
        quote="&nbsp;&nbsp;&nbsp;{text}<br><br>",
    )
    return f"""<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8">
<title>{e(story.title)}_{story.section}_{e(story.publisher)}</title>
<meta name="publishdate" content="{story.published:%Y-%m-%d}"></head><body>
<div class="head"><a href="/">{e(story.publisher)}</a> <a>China</a> <a>World</a> <a>Sci-Tech</a></div>
<div class="domPC"><h1>{e(story.title)}</h1><div class="info"><span class="source">Source:
{e(story.publisher)}</span> <span class="time">{story.published:%Y-%m-%d %H:%M:%S}</span>
<span class="author">By {names(story, "{name}", ", ")}</span> <span class="editor">Editor: desk
</span></div>
<div id="detail">{body(story, shape)}</div><div class="zan">[ Photo | Video | Print | Close ]</div>
<div class="rel"><b>KEY WORDS: {story.section}</b>{titles(around.others[:4])}</div></div>
<div class="foot">Copyright 2000-2025 {e(story.publisher)}. All rights reserved. 01002004065001</div>
</body></html>"""


TEMPLATES = (
    Template("table", table, encoding="cp1252"),
    Template("soup", soup),
    Template("visible_line", visible_line),
    Template("fragments", fragments),
)
