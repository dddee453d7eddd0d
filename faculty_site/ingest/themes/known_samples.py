"""The words of the samples that themes bring along: titles, texts, names, works."""

from __future__ import annotations

import re
from typing import Final

TITLES: Final = re.compile(
    r"""(?: paper \s title \s number \s \d .* | blog \s post \s number \s \d
    | future \s blog \s post
    | (?:talk|tutorial|conference \s proceeding \s talk) \s \d \s on \s relevant \s topic .*
    | teaching \s experience \s \d | portfolio \s item \s number \s \d
    | project \s \d (?: \s with \s very \s long \s name)?
    | a \s (?:simple \s inline|long) \s announcement .* | a \s post \s with \s .*
    | a \s distill-style \s blog \s post .* | displaying \s external \s posts .*
    | (?:an?\s)?example \s (?:talk|conference \s paper|journal \s article|preprint\b.*|page.*
      |project|event|course|page \s 1|page \s 2|.*academicwowchemy.*) | internal \s project
    | external \s project | writing \s technical \s content .* | display \s jupyter .*
    | welcome \s to \s (?:wowchemy|hugo \s blox).*
    | project \s structure | getting \s started | sample \s (?:page|talk) | .* \( replace \s me \)
    | markdown (?: \s generator)? | terms \s and
      \s privacy \s policy | page \s not \s found | archive \s layout .* | talk \s map
      .* | submenus | dropdown | sitemap | 404 .*
    | welcome \s to \s jekyll!? | flake \s it \s till \s you \s make \s it
    | sample \s blog \s post .* | (?:foo \s bar|fizz \s bang|ginger \s gulp
      |baz \s boom) .*
    )""",
    re.VERBOSE | re.IGNORECASE,
)

UNMISTAKABLE: Final = re.compile(
    r"""(?: (?:academic: | welcome \s to \s wowchemy,) \s the \s website \s builder \s for \s hugo
    | display \s jupyter \s notebooks \s with \s (?:academic|wowchemy)
    | \W* easily \s create \s your \s own \s simple \s yet \s highly \s customizable \s blog
    | create \s beautiful \s presentations \s with \s markdown
    | (?:layout|markup|edge \s case): \s .*
    | post: \s (?:chat|exclude|future|gallery|header|image|link|modified|notice|quote|standard
      |teaser|twitter|video)\b .*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Titles that nobody gives a page of their own, however long it is."""

UNDER_OWN_TITLES: Final = tuple(
    phrase.lower()
    for phrase in (
        "Every project has a beautiful feature showcase page",
        "Every project has a beautiful feature shocase page",
        "This is a description of a teaching experience",
        "This is a description of your talk, which is a markdown file",
        "This is an item in your portfolio",
        "The contents above will be part of a list of publications",
    )
)
"""What owners leave standing when they write a title and dates of their own above."""

PHRASES: Final = UNDER_OWN_TITLES + tuple(
    phrase.lower()
    for phrase in (
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
        "This course covers the foundational aspects of data science, including data collection",
        "This course provides an introduction to machine learning concepts, algorithms, and",
        "in your `_posts` directory. Go ahead and edit it and re-build the site to see your",
        "This is the base Jekyll theme. You can find out more info about customizing",
        "An example talk using Wowchemy's Markdown slides feature",
        "An example talk using HugoBlox's Markdown slides feature",
    )
)
"""Words of samples, wherever they stand in them."""

SUMMARIES: Final = frozenset(
    {
        "build a foundation in python.",
        "learn how to visualize data with plotly.",
        "introduction to statistics for data science.",
    }
)
"""What the lessons of a sample course say of themselves, and nothing else does word for word."""

TEXTS: Final = tuple(
    phrase.lower()
    for phrase in (
        *UNDER_OWN_TITLES,
        "Write your biography here. Tell the world about yourself.",
        "Put your address / P.O. box / other info right below your picture.",
        "Link to your social media connections, too. This theme is set up to use",
        "is a professor of artificial intelligence at the Stanford AI Lab. His research interests",
        "Alex Johnson is a Senior AI Research Scientist at Meta AI",
        "translation and computer vision. I have published more than 100 papers at the top",
        "[lorem](https://github.com/), china",
        "Use this area to speak to your mission. I'm a research scientist in the Moonshot team",
        "I apply a range of qualitative and quantitative methods to comprehensively investigate",
        "Generated by Wowchemy - the FREE, Hugo-based open source website builder",
        "This site is generated by Hugo Blox Builder - the FREE, Hugo-based open source",
        "Easily build anything with widgets, [themes](",
        "Easily build anything with blocks - no-code required",
        'class="github-button" href="https://github.com/HugoBlox/hugo-blox-builder',
        "The [**Academic Résumé Template**](https://github.com/",
        "Please reach out to collaborate 😃",
        '{{< gallery album="demo" >}}',
        "Quickly discover relevant content by [filtering publications](",
        "I enjoy making things. Here are a selection of projects that I have worked on over the",
        "I am a Ph.D. student at ...",
        "**Computer Vision:** image recognition, image generation, video captioning",
        "**Machine Learning:** meta-learning, incremental learning, transfer learning",
        "Our paper about incremental learning is accepted to CVPR 2020",
        "Our paper about few-shot learning is accepted to NeurIPS 2019",
        "Our paper about few-shot learning is accepted to CVPR 2019",
        "We will host the ACM Multimedia Asia 2020 conference in Singapore",
        "Ph.D in Version Control Theory, GitHub University",
        "M.S. in Jekyll, GitHub University",
        "B.S. in GitHub, GitHub University",
        "* Supervisor: Professor Git",
        "* Supervisor: Professor Hub",
        "Academic Pages Collaborator",
        "Currently signed in to 43 different slack teams",
        "To give your project a background in the portfolio page, just add the img tag",
        "description: a project with a background image",
        "Caption photos easily. On the left, a road goes through a tunnel",
        "This image can also have a caption. It's like magic",
        "You can also put regular text between your rows of images",
        "Say you wanted to write a bit about your project before you posted the rest",
        "You describe how you toiled, sweated, _bled_ for your project",
        "The code is simple. Just wrap your images with",
        "Here's the code for the last row of images above",
        "](http://example2.com)",
        "## Books that I am reading, have read, or will read",
        "What an astonishing thing a book is. It's a flat object made from a tree",
        "My name is Inigo Montoya. I have the following qualities",
        "I rock a great mustache",
        "I'm extremely loyal to my family",
        "so why don't you just watch [my movie](",
        "This is the front page of a website that is powered by the [academicpages template]",
        "This is the front page of a website that is powered by the [Academic Pages template]",
        "Like many other Jekyll-based GitHub Pages templates, academic",
        "Many of the features of dynamic content management systems (like Wordpress) can be",
        "Register a GitHub account if you don't have one and confirm your e-mail (required!)",
        "](https://github.com/academicpages/academicpages.github.io) by clicking the",
        "Go to the repository's settings (rightmost item in the tabs that start with",
        "Set site-wide configuration and create content & metadata (see below",
        "Upload any files (like PDFs, .zip files, etc.) to the files/ directory. They will appear",
        "Check status by going to the repository settings, in the",
        "The main configuration file for the site is in the base directory in [_config.yml](",
        "For site content, there is one markdown file for each type of content",
        "[a set of Jupyter notebooks](https://github.com/academicpages/",
        "Many people use a git client to create files on their local computer and then push them",
        "Example: editing a markdown file for a talk",
        "](/images/editing-talk.png)",
        "More info about configuring academic",
        "This is the base Jekyll theme. You can find out more info about customizing",
        "You can find the source code for Minima at GitHub",
        "You can find the source code for Jekyll at GitHub",
    )
)
"""Words by which a paragraph, or a line of a list, is known for the theme's."""

PICTURE: Final = re.compile(
    r"\b(?:path|src)\s*=\s*[\"'](?P<path>[^\"']*)[\"']|\{%\s*responsive_image\s+path:\s*(?P<old>\S+)"
)
SAMPLE_PICTURE: Final = re.compile(r".*img/(?:[1-9]|1[0-2])\.jpg|.*images/500x300\.png")
"""Pictures that the themes bring along; a row of nothing but these is theirs."""

LINES: Final = frozenset(
    {
        "**markdown generator**",
        "what else do you need?",
        "* skill 1",
        "* skill 2",
        "* skill 3",
        "heading 1",
        "heading 2",
        "heading 3",
    }
)
"""Lines of lists that are the theme's when they say nothing else."""

OPENINGS: Final = tuple(
    opening.lower()
    for opening in (
        "A sample blog page that demonstrates",
        "A variety of common markup showing how the theme styles",
        "Equations This theme supports rendering beautiful math",
        "For now, this page is assumed to be a static description of your courses",
        "Lorem ipsum dolor sit amet",
        "Monocle ipsum dolor sit amet",
        "The images in this post are all zoomable, arranged into different mini-galleries",
        "This theme implements a built-in Jekyll feature, the use of",
        "This theme supports generating various diagrams",
        "This theme supports rendering beautiful math",
        "This theme supports linking to external posts",
        "This is a demo post to show you how to write blog posts with markdown",
        "This is a page not in the menu",
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

NAMES: Final = frozenset(
    {
        "you r. name",
        "you name",
        "your name",
        "your sidebar name",
        "your awesome title",
        "first lastname",
        "firstname lastname",
        "first last",
        "some person",
        "nelson bighetti",
        "jane smith academic cv",
    }
)
"""Whom the themes name as the owner, in lower case."""

PEOPLE: Final = frozenset({"nelson bighetti", "alex johnson", "吳恩達"})
"""Names of people made up by themes, or borrowed, who are somebody's own elsewhere."""

PEOPLE_TEXTS: Final = (
    "is a professor of artificial intelligence at the stanford ai lab. his research interests",
    "alex johnson is a senior ai research scientist at meta ai",
    "my research interests include distributed robotics, mobile computing and programmable matter",
)
"""What is said of them, in lower case."""

PEOPLE_FACTS: Final = frozenset(
    {
        "Professor of Artificial Intelligence",
        "Stanford University",
        "Senior AI Research Scientist",
        "Meta AI",
    }
)
"""Positions and affiliations of theirs, which owners forgot beside the texts."""

ADDRESSES: Final = re.compile(
    r"""(?:https?://)? (?:www\.)? (?:
        (?:github|gitlab|twitter|x|instagram|facebook|linkedin|youtube|medium|researchgate|orcid
          |scholar\.google|bsky)
        \.[a-z.]+ (?:/(?:in|c|user|profile|citations))?
        (?:/ (?:example|@?username|yourname|your[-_]?profile|your[-_]?\w*orcid\w* |yourid
          |(?:github|linkedin|twitter)-username|@?(?:c/)?daattali|deanattali|jekyll(?:rb)?|bsky\.app
          |getresearchdev|0000-0000-0000-0000))? /?
      | scholar\.google\.[a-z.]+/citations\?(?:\w+=\w*&)*
        user=(?:example|scholar_id|yourid|your_id|PS_CX0AAAAAJ|qc6CJjYAAAAJ)\b.*
      | dblp\.org/pid/dblp_id.* | arxiv\.org/a/(?:your.*|0000-0000.*)
      | ncbi\.nlm\.nih\.gov/pubmed/\?term=john\+snow | inspirehep\.net/authors/1010907
      | alberteinstein\.com/?
    )?
    | /assets/pdf/example_pdf\.pdf""",
    re.VERBOSE | re.IGNORECASE,
)
"""Addresses of nobody, of the themes' authors and of their sample ids."""

SITES: Final = re.compile(
    r"https?://(?:www\.)?(?:example\.com|yourdomain\.com|mywebsite\.com"
    r"|(?:alshedivat|academicpages|mmistakes)\.github\.io)/.*",
    re.IGNORECASE,
)
"""Where the themes' own demonstrations live, and nobody's site."""

WORKS: Final = {
    "einstein1920relativity": "relativity the special and general theory",
    "einstein1956investigations": "investigations on the theory of the brownian movement",
    "einstein1950meaning": "the meaning of relativity",
    "physrev.47.777": "can quantum mechanical description of physical reality be",
    "einstein1905molekularkinetischen": "uber die von der molekularkinetischen theorie der warme",
    "einstein1905movement": "un the movement of small particles suspended in statiunary liquids",
    "einstein1905electrodynamics": "on the electrodynamics of moving bodies",
    "einstein1905photoelectriceffect": "uber einen die erzeugung und verwandlung des lichtes",
    "przibram1967letters": "letters on wave mechanics",
}
"""The works of a sample bibliography, by their keys in lower case: how their titles begin."""

LIFE: Final = frozenset(
    {
        "professor of theoretical physics|institute for advanced study, princeton university|1933",
        "visiting professor|california institute of technology, pasadena, california, us|1933",
        "director|kaiser wilhelm institute for physics, berlin, germany.|1917",
        "professor of theoretical physics|karl-ferdinand university, prague, czechoslovakia|1911",
        "associate professor of theoretical physics|university of zurich, zurich, switzerland|1909",
        "phd|university of zurich, zurich, switzerland|1905",
        "phd, software development|university of zurich, zurich, switzerland|1905",
        "federal teaching diploma|eidgenössische technische hochschule, zurich, switzerland|1900",
        "nobel prize in physics||1921",
        "nobel prize in physics|royal swedish academy of sciences|1921",
        "matteucci medal||1921",
        "max planck medal||1929",
        "max planck medal||2029",
        "al-folio||2015",
        "lead organizer|people's climate march|2014",
        "quantum computing|stanford university|2018",
        "quantum information|stanford university|2018",
        "quantum cryptography|stanford university|2018",
        "quantum communication|stanford university|2018",
        "quantum teleportation|stanford university|2018",
        "zur elektrody/namik bewegter körper|annalen der physik|1905",
        "die grundlage der allgemeinen relativitätstheorie|annalen der physik|1916",
        "professor john doe||",
        "topic 1.||",
        "topic 2.||",
        "hobbies: hobby 1, hobby 2, etc.||",
    }
)
"""Lines of a sample curriculum vitae: title, place and year, in lower case."""
