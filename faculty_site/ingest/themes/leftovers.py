"""What themes bring along as samples and owners never took out; nobody's own.

Known by phrases of the samples themselves, wherever they stand: file names are often reused.
"""

from __future__ import annotations

import re
from typing import Final

from faculty_site.ingest.documents import Document

TITLES: Final = re.compile(
    r"""(?: paper \s title \s number \s \d | blog \s post \s number \s \d | future \s blog \s post
    | (?:talk|tutorial|conference \s proceeding \s talk) \s \d \s on \s relevant \s topic .*
    | teaching \s experience \s \d | portfolio \s item \s number \s \d | project \s \d
    | a \s (?:simple \s inline|long) \s announcement .* | a \s post \s with \s .*
    | a \s distill-style \s blog \s post .* | displaying \s external \s posts .*
    | (?:an?\s)?example \s (?:talk|conference \s paper|journal \s article|preprint\b.*|page.*
      |project|event|page \s 1|page \s 2|.*academicwowchemy.*) | slides | internal \s project
    | external \s project | writing \s technical \s content .* | display \s jupyter .*
    | welcome \s to \s (?:wowchemy|hugo \s blox).*
    | project \s structure | getting \s started | introduction \s to \s python
    | visualizing \s data | statistics | sample \s page | markdown (?: \s generator)? | terms \s and
      \s privacy \s policy | page \s not \s found | archive \s layout .* | talk \s map
      .* | submenus | dropdown | sitemap | 404 .*
    )""",
    re.VERBOSE | re.IGNORECASE,
)

UNMISTAKABLE: Final = re.compile(
    r"""(?: (?:academic: | welcome \s to \s wowchemy,) \s the \s website \s builder \s for \s hugo
    | display \s jupyter \s notebooks \s with \s (?:academic|wowchemy)
    | \W* easily \s create \s your \s own \s simple \s yet \s highly \s customizable \s blog
    | create \s beautiful \s presentations \s with \s markdown
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Titles that nobody gives a page of their own, however long it is."""

PHRASES: Final = tuple(
    phrase.lower()
    for phrase in (
        "Every project has a beautiful feature showcase page",
        "This is a description of a teaching experience",
        "This is a description of your talk, which is a markdown file",
        "This is an item in your portfolio",
        "This paper is about the number",
        "This paper is about a famous math equation",
        "This paper is about fixing template issue",
        "A simple inline announcement",
        "Announcements and news can be much longer than just quick inline posts",
        "Jean shorts raw denim Vice normcore",
        "This is a sample blog post. Lorem ipsum",
        "This post will show up by default",
        "Write your biography here. Tell the world about yourself",
        "Einstein was a German-born theoretical physicist",
        "Fusce suscipit eget",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Duis posuere tellus",
        "is designed to give technical content creators a seamless experience",
        "Easily manage your projects - create ideation mind maps",
        "Create a personal knowledge base and share your knowledge with your peers",
        "your work often lives in Jupyter Notebooks. But sharing those insights",
        "HugoBlox's revolutionary Markdown-based slide system",
        "Flexible and powerful data analysis / manipulation library for Python, providing labeled",
        "PyTorch is a Python package that provides tensor computation (like NumPy)",
        "scikit-learn is a Python module for machine learning built on top of SciPy",
        "The configuration of your site can be found in `config/_default/`",
        "Hugo Blox enables you to easily edit the interface text",
        "View the full docs at https://docs.hugoblox.com",
        "brief introduction to creating and editing your site with Hugo Blox",
        "This section covers reference docs",
        "my top 10 tips for getting started with Academic",
        "Here are some more tips for getting started with Academic",
        "The Best Way to Create the Website You Want from Markdown",
        "This feature can be used for publishing content such as",
        "Create slides in Markdown with Wowchemy",
        "Hugo Blox Builder | [Documentation]",
        "I am center aligned :smile:",
        "Use this area to speak to your mission",
        "Get Started](https://hugoblox.com",
        "This is the front page of a website that is powered by the academicpages template",
    )
)

OPENINGS: Final = tuple(
    opening.lower()
    for opening in (
        "A sample blog page that demonstrates",
        "A variety of common markup showing how the theme styles",
        "Equations This theme supports rendering beautiful math",
        "For now, this page is assumed to be a static description of your courses",
        "Jean shorts raw denim Vice normcore",
        "Lorem ipsum dolor sit amet",
        "Monocle ipsum dolor sit amet",
        "The images in this post are all zoomable, arranged into different mini-galleries",
        "This theme implements a built-in Jekyll feature, the use of Rouge",
        "This theme supports generating various diagrams",
        "This theme supports rendering beautiful math",
        "This theme supports linking to external posts",
        "This is a demo post to show you how to write blog posts with markdown",
        "This is a page not in the menu",
        "This is a sample blog post. Lorem ipsum",
        "This is an example post with",
        "This is an example post that can be cited",
        "This is how a post with [tabs]",
        "This post shows how to add a table of contents",
        "This post shows how to add bibliography to simple blog posts",
        "This post shows how to add custom styles for blockquotes",
        "This post shows how to add DISQUS comments",
        "This post shows how to add GISCUS comments",
        "This is an example of a post that redirects",
        "To include a jupyter notebook in a post, you can use the following code",
        "Under what circumstances should we step off a path?",
        "Using markdown to display tables is easy",
        "You can display diff code by using the regular markdown syntax",
        "Your bio goes here",
    )
)
"""How samples begin whose words an own page may well have further down."""

REMARKS: Final = re.compile(
    r"""(?:click \s (?:on \s)? the \s [*_]*(?:slides|cite)[*_]* \s button \s above
    | slides \s can \s be \s added \s in \s a \s few \s ways
    | create \s your \s slides \s in \s markdown
    | (?:add \s the \s publication's \s \*\*full \s text\*\* \s or \s)?
      (?:\*\*)?supplementary \s notes(?:\*\*)? (?:\s can \s be \s added)? \s here)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How Hugo's samples tell what can be done with them; owners wrote their own papers over these."""

CALLOUT: Final = re.compile(r"\{\{[<%]\s*/?\s*(?:callout|alert)\b[^{}]*[%>]\}\}")

HEAD: Final = 4_000
"""Characters of a body that are looked through."""


def is_leftover(document: Document) -> bool:
    """Whether a document is a theme's own sample."""
    title = " ".join(str(document.front_matter.get("title") or "").split())
    told = (document.front_matter.get(key) for key in ("abstract", "summary"))
    own = without_remarks(document.body[:HEAD])
    body = " ".join(f"{own} {' '.join(t for t in told if isinstance(t, str))}".split()).lower()
    said = any(phrase in body for phrase in PHRASES)
    sample_title = TITLES.fullmatch(title) is not None
    said = said or body.lstrip("#*>- ").startswith(OPENINGS)
    surely = said or UNMISTAKABLE.fullmatch(title) is not None
    return surely or (sample_title and _says_little(body))


def _says_little(body: str) -> bool:
    """A title such as “Project 1” or “Slides” may be somebody's own; their words then show it."""
    return len(body) < 400


def without_remarks(body: str) -> str:
    """A body whose lines that only explain the theme are blank, as many as before."""
    lines = body.split("\n")
    told = {n for n, line in enumerate(lines) if REMARKS.search(line)}
    beside = {n + step for n in told for step in (-1, 1)}
    told |= {n for n in beside if 0 <= n < len(lines) and CALLOUT.fullmatch(lines[n].strip())}
    return "\n".join("" if n in told else line for n, line in enumerate(lines))
