"""A person whose every text is too long, too wide or runs the other way."""

from __future__ import annotations

import io

from django.core.files.base import ContentFile
from PIL import Image

from profiles.models import Asset, Profile, Section
from publications.models import Authorship
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
)

WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
URL = "https://example.org/" + "a-path-without-end/" * 8 + "?query=" + "x" * 60
WIDE = 2400
"""The width of the picture, in pixels."""

ROW = "| " + " | ".join(f"column-{n}-of-many" for n in range(14)) + " |"
RULE = "|" + "---|" * 14
DISPLAY = " + ".join(f"\\frac{{a_{{{n}}}}}{{b_{{{n}}} + c_{{{n}}}}}" for n in range(30))

TEXT = f"""See <{URL}> and [{WORD}{WORD}]({URL}), **{WORD}{WORD}**, `{"a_name_of_code." * 9}`.

$$ {DISPLAY} $$

Within a line ${" + ".join(f"x_{{{n}}}^{{2}}" for n in range(40))}$ goes on.

## {WORD}{WORD}

{ROW}
{RULE}
{ROW}
{ROW}

| {WORD} | `{"code_" * 30}` | [{URL}]({URL}) |
|---|---|---|
| $ {DISPLAY} $ | ![]({{picture}}) | x |

> > - in a quotation
> >
> >   {ROW}
> >   {RULE}
> >   {ROW}

```python
{"a_line_of_code = that_does_not_end + " * 12}
```

1. One
    - Two
        - Three
            - Four {WORD}{WORD}

              ```
              {"deep_code_" * 20}
              ```

<figure><img src="{{picture}}" alt="A chart"><figcaption>Caption {WORD}</figcaption></figure>

<p><img src="{{picture}}" width="{WIDE}" height="600" alt="A chart with a size"></p>

<div class="float-right"><img src="{{picture}}" alt="Beside"></div>

<video src="{{picture}}" width="{WIDE}" height="600"></video>

{WORD}
: {WORD}{WORD}

{"研究兴趣包括机器学习计算机视觉数值优化" * 4}Deep Learning及其在科学中的应用。

מחקר בתחום האלגברה, עם *Emmy Noether* ועוד {WORD}.

البحث في **الجبر** المجرد، مع `code = 1` و $x^2$.

A note.[^1]

[^1]: {URL}
"""


def make_nasty() -> Profile:
    """Their page, further pages, news and works, in a department of a long name."""
    department = make_department(name=f"Department of {WORD}", slug="nasty")
    person = make_profile(
        department=department,
        name=f"Johannes {WORD}",
        native_name="أبو عبد الله محمد بن موسى الخوارزمي",
        slug="nasty",
        position=f"Professor of {WORD}",
        affiliation=f"University of {WORD}\nAnother",
        email=f"{'very.' * 14}long@{'university.' * 6}example.org",
        phone="+49 551 39 " * 4,
        office=WORD,
        interests=f"{WORD}, {WORD}",
        facts=[[WORD, f"**{WORD}{WORD}**"]],
    )
    text = TEXT.replace("{picture}", f"asset:{_picture(person).key}")
    make_link(person, label=WORD * 2, url=URL)
    make_section(person, heading=WORD, body=text)
    make_section(person, heading="Honours", kind=Section.Kind.ENTRIES)
    make_entry(person, title=WORD * 3, place=WORD, start="1932", end="1933")
    make_entry(person, kind="talk", body=text, start="1932-05-03", end="1932-07-04")
    make_page(person, key="further", title=WORD * 2, body=text)
    make_page(person, key="arabic", title="محاضرات", body=text, language="ar")
    make_news(person, slug="nasty", date="1936", category=WORD, title=WORD * 2, body=text)
    make_news(person, slug="short", date="1937", body=f"{WORD} {URL}", place=WORD)
    make_publication(
        [Authorship(name=person.name, profile=person), *(f"{WORD} {n}" for n in range(20))],
        slug="nasty",
        title=f"{WORD}{WORD} und $x^n + y^n = z^n$",
        venue=f"Journal of {WORD}{WORD}",
        doi=f"10.1000/{'182-' * 40}",
        keywords=f"{WORD}{WORD}; ideals",
        abstract=f"{WORD}{WORD} ${DISPLAY}$",
        note=WORD * 2,
        bibtex=f"@article{{nasty,\n  title = {{{WORD * 3}}}\n}}",
        links=[{"kind": "pdf", "url": URL, "label": WORD * 2}],
    )
    return person


def _picture(person: Profile) -> Asset:
    drawn = io.BytesIO()
    Image.new("RGB", (WIDE, 600), "teal").save(drawn, "PNG")
    file = ContentFile(drawn.getvalue(), name="chart.png")
    return Asset.objects.create(profile=person, key="chart", file=file, old_path="chart.png")
