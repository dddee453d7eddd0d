"""What a site's files hold, theme by theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["news", "posts", "publications", "bibtex", "talks", "entries", "pages", "data"]
KINDS: tuple[Kind, ...] = (
    "news", "posts", "publications", "bibtex", "talks", "entries", "data", "pages",
)  # fmt: skip

SECTIONS: tuple[tuple[str, Kind], ...] = (
    (r"news|announcements?|updates?", "news"),
    (r"posts?|blog|drafts", "posts"),
    (r"publications?|papers?|preprints?|articles|pubs", "publications"),
    (r"talks?|presentations?|events?", "talks"),
    (r"teachings?|courses?|classes|projects?|portfolio|software|awards?|honou?rs|grants?|funding",
     "entries"),
)  # fmt: skip

SAMPLE_FILES = re.compile(
    r"""(?: _posts/(?: 201[2-5]-08-14-blog-post-\d | 2199-01-01-future-post
          | 2015-(?:03-15-formatting-and-links|05-15-images|07-15-code)
          | 2015-10-20-(?:math|comments|disqus-comments) | 2018-12-22-distill
          | 2020-02-2[68]-(?:flake-it-till-you-make-it|sample-markdown|test-markdown)
          | 2020-09-28-(?:github-metadata|twitter) | 2021-07-04-diagrams | 2022-02-01-redirect
          | 2022-12-10-giscus-comments | 2023-03-2[01]-(?:table-of-contents|tables)
          | 2023-04-2[45]-(?:videos|audios) | 2023-05-12-custom-blockquotes
          | 2023-07-04-jupyter-notebook | 2023-07-12-post-bibliography | 2023-12-12-tikzjax
          | 2024-01-2[67]-.* | 2024-04-15-pseudocode | 2024-04-28-post-citation
          | 2024-04-29-(?:advanced-images|typograms) | 2024-05-01-tabs | 2024-12-04-photo-gallery
          | 2025-03-26-plotly)
    | _drafts/post-draft | _news/announcement_[1-3] | _\w+/\d_project | _books/the_godfather
    | _pages/(?:about_einstein | markdown | archive-layout-with-content | dropdown | sitemap | terms
        | talkmap | non-menu-page | submenus)
    | _publications/20\d\d-\d\d-\d\d-paper-title-number-\d | _portfolio/portfolio-\d
    | _talks/201\d-\d\d-\d\d-(?:talk|tutorial)-\d | _teaching/201\d-(?:spring|fall)-teaching-\d
    | content/(?:\w+/)?(?: posts?/(?:getting-started|jupyter|writing-technical-content|welcome)
        | blog/(?:get-started | project-management | second-brain | teach-courses | mastering-mdx
            | data-visualization | welcome)
        | slides/[\w-]+ | publications?/(?:conference-paper|journal-article|preprint)
        | (?:event|talk|events|media)/example
        | projects?/(?:example|internal-project|external-project|pandas|pytorch|scikit)
        | courses/(?:example|hugo-blox|documentation)(?:/.*)?
        | home/(?:demo|slider|gallery|hero|featured) ) )
    (?:\.\w+)* (?:/(?:_?index|cite)\.\w+)*""",
    re.VERBOSE,
)
"""Where the themes' starters put their samples."""

SAMPLE_WORDS = re.compile(
    r"lorem ipsum|nelson bighetti|jean shorts raw denim|albert einstein|einstein, a(?:lbert|\.)"
    r"|paper title number|talk \d on relevant|portfolio item number|teaching experience \d"
    r"|assumed to be a static description of your courses|post in your `_posts` directory"
    r"|github university|red brick university|hugo ?blox|wowchemy|academic kickstart"
    r"|gencoin|blockchain fundamentals|neural networks and deep learning"
    r"|object-oriented programming in r"
    r"|(?:phd|meng|bsc) in artificial intelligence|an example conference paper",
    re.IGNORECASE,
)

TECHNICAL = re.compile(
    r"(?:404|search|tags?|tag[-_]archive|categor(?:y|ies)|category[-_]archive|collection[-_]archive"
    r"|year[-_]archive|.*archives?|terms?|privacy|sitemap|feed|talkmap|page[-_]?archive|redirects?"
    r"|publication_types|robots|license|readme|news_scroll|google\w+|blog/index|repositories)",
    re.IGNORECASE,
)
"""Names of pages that the themes make of others, or for machines."""


@dataclass(frozen=True)
class Held:
    """One thing. `part` is its own name inside the file; `words` are what it is called.

    `body` is the text of a page and `said` what stands above it; `why_not` says why the old site
    did not show it to anybody.
    A BibTeX file may only complete one of the `pages` beside it.
    """

    kind: Kind
    file: str
    part: str = ""
    words: str = ""
    body: str = ""
    why_not: str = ""
    pages: tuple[str, ...] = ()
    sample: bool = False
    said: str = ""

    @property
    def name(self) -> str:
        return f"{self.file}#{self.part}" if self.part else self.file


def kind_of(folder: str) -> Kind:
    """What the name of a collection's or a section's folder says of its files."""
    for form, kind in SECTIONS:
        if re.fullmatch(form, folder.strip("_"), re.IGNORECASE):
            return kind
    return "pages"


def files_under(root: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Files with their paths inside the site, in order; what begins with a dot is not looked at."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix.lower() in endings and path.is_file() and "/." not in f"/{name}":
            yield name, path
