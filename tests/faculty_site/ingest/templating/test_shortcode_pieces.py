"""What each of Hugo's shortcodes becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.lib.markdown import render
from tests.faculty_site.ingest.templating.hugo_pages import resolved, text_of, write


@pytest.mark.parametrize(
    ("shortcode", "text"),
    [
        (
            '{{< figure src="a.png" title="Ra" caption="It *shines*" attr="Me" attrlink="/me/">}}',
            'alt="Ra"><figcaption><strong>Ra</strong> It <em>shines</em> <a href="/me/">Me</a>',
        ),
        (
            '{{< figure src="/a.png" caption="It shines" numbered="true" id="glow" >}}',
            '<figure id="figure-glow"><img src="/a.png" alt="It shines"><figcaption>It shines<',
        ),
        (
            '{{< figure src="/a.png" alt="A glow" link="/b/" width="50%" class="float-right" >}}',
            '<a href="/b/"><img src="/a.png" alt="A glow" width="50%" class="float-right"></a>',
        ),
        ('{{< img "/a.png" >}}', '<img src="/a.png" alt="">'),
        ('{{< glow src="/a.png" >}}', '<img src="/a.png" alt="">'),
        ('{{< audio src="https://example.org/a.mp3" >}}', '<a href="https://example.org/a.mp3">'),
        ("{{< tweet 1234 >}}", "[Post on X](https://x.com/i/status/1234)"),
        ('{{< x user="curie" id="12" >}}', "[Post by @curie on X](https://x.com/curie/status/12)"),
        ("{{< gist curie 0a1b >}}", "https://gist.github.com/curie/0a1b"),
        ("{{< instagram Ab_1 >}}", "[Post on Instagram](https://www.instagram.com/p/Ab_1/)"),
        (
            '{{< embed platform="github" resource="curie/radium" >}}',
            "[curie/radium](https://github.com/curie/radium)",
        ),
        (
            '{{< embed platform="huggingface" resource="curie/rays" type="dataset" >}}',
            "[curie/rays](https://huggingface.co/datasets/curie/rays)",
        ),
        ('{{< button href="/cv.pdf" >}}My *CV*{{< /button >}}', "[My *CV*](/cv.pdf)"),
        ('{{% cta cta_link="./lab/" cta_text="The lab" %}}', "[The lab](./lab/)"),
        ('{{% staticref "files/cv.pdf" "newtab" %}}CV{{% /staticref %}}', "[CV](/files/cv.pdf)"),
        ('{{< cloakemail "curie@radium.example" >}}', "(mailto:curie@radium.example)"),
        ("{{% mention marie-curie %}}", "**Marie Curie**"),
        ("{{< highlight go >}}\nglow()\n{{< /highlight >}}", "```go\nglow()\n```"),
        ("{{< math >}}$x^2${{< /math >}}", "$x^2$"),
        ("{{< katex >}}x^2{{< /katex >}}", "$x^2$"),
        ("{{< katex display >}}x^2{{< /katex >}}", "$$\nx^2\n$$"),
        ("{{< hl >}}shines{{< /hl >}}", "<mark>shines</mark>"),
        ("{{% fragment %}} One {{% /fragment %}}", "One"),
        ("{{< speaker_note >}}\nSlow -- down\n{{< /speaker_note >}}", "<!--\nSlow"),
        ('{{< tabs >}}{{< tab "Radium" >}}It shines.{{< /tab >}}{{< /tabs >}}', "**Radium**"),
        ('{{% admonition warning "Rays" %}}Hide.{{% /admonition %}}', "> **Rays**\n>\n> Hide."),
        ("{{< alert >}}Hide.{{< /alert >}}", "> Hide."),
        ('{{< quote author="Curie" >}}Be less afraid.{{< /quote >}}', "> Be less afraid.\n>\n> — "),
        ('<img src="{{< blogdown/postref >}}files/a.png">', '<img src="files/a.png">'),
        ("a{{< br >}}b", "a<br>b"),
    ],
)
def test_becomes(shortcode: str, text: str) -> None:
    assert text in text_of(shortcode)


@pytest.mark.parametrize(
    ("shortcode", "player"),
    [
        ("{{< youtube dQw4w9WgXcQ >}}", "youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ('{{< youtube id="dQw4w9WgXcQ" >}}', "youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("{{< vimeo 146022717 >}}", "player.vimeo.com/video/146022717"),
        ('{{< bilibili id="BV1xx411c7mD" >}}', "player.bilibili.com/player.html?bvid=BV1xx411c7mD"),
        ('{{< video src="https://youtu.be/dQw4w9WgXcQ" >}}', "embed/dQw4w9WgXcQ"),
    ],
)
def test_videos_play_in_a_frame(shortcode: str, player: str) -> None:
    text = text_of(shortcode)
    assert text.startswith("<iframe ")
    assert player in text


def test_a_video_of_the_site_is_a_link(tmp_path: Path) -> None:
    write(tmp_path, "content/post/radium/glow.mp4")
    text = text_of('{{< video src="glow.mp4" controls="yes" >}}', tmp_path)
    assert text == '<a href="glow.mp4">Video: glow.mp4</a>'


@pytest.mark.parametrize(
    ("source", "file", "address"),
    [
        ("glow.png", "content/post/radium/glow.png", "glow.png"),
        ("a glow.png", "content/post/radium/a glow.png", "a%20glow.png"),
        ("glow.png", "assets/media/glow.png", "/assets/media/glow.png"),
        ("img/glow.png", "static/img/glow.png", "/img/glow.png"),
        ("glow.png", "static/img/glow.png", "/img/glow.png"),
        ("/img/glow.png", "static/img/glow.png", "/img/glow.png"),
        ("/media/glow.png", "assets/media/glow.png", "/assets/media/glow.png"),
        ("/post/radium/glow.png", "content/post/radium/glow.png", "/post/radium/glow.png"),
        ("glow.png", "elsewhere/glow.png", "glow.png"),
    ],
)
def test_files_are_found_where_hugo_looks(
    tmp_path: Path, source: str, file: str, address: str
) -> None:
    write(tmp_path, file)
    text = text_of(f'{{{{< figure src="{source}" >}}}}', tmp_path)
    assert f'src="{address}"' in text


def test_nothing_outside_of_the_site_is_found(tmp_path: Path) -> None:
    write(tmp_path, "secret.png")
    text = text_of('{{< figure src="../../../../secret.png" >}}', tmp_path / "site")
    assert 'src="../../../../secret.png"' in text


@pytest.mark.parametrize(
    ("said", "file", "address"),
    [
        ("/publication/rays/index.md", "content/publication/rays/index.md", "/publication/rays/"),
        ("/publication/rays", "content/publication/rays/index.md", "/publication/rays/"),
        ("/publication", "content/publication/_index.md", "/publication/"),
        ("/Lab/People.md#us", "content/Lab/People.md", "/lab/people/#us"),
        ("notes.md", "content/post/radium/notes.md", "/post/radium/notes/"),
        ("../polonium", "content/post/polonium/index.md", "/post/polonium/"),
        ("post/polonium.md", "content/post/polonium.md", "/post/polonium/"),
        ("/", "content/_index.md", "/"),
        ("#end", "content/post/radium/index.md", "#end"),
    ],
)
def test_ref_is_the_address_of_a_page(tmp_path: Path, said: str, file: str, address: str) -> None:
    write(tmp_path, file)
    assert text_of(f'[x]({{{{< ref "{said}" >}}}})', tmp_path) == f"[x]({address})"
    assert text_of(f'[x]({{{{< relref path="{said}" >}}}})', tmp_path) == f"[x]({address})"


def test_ref_to_a_page_that_is_not_there_is_told() -> None:
    found, told = resolved('[x]({{< ref "/post/polonium.md" >}})')
    assert found.text == "[x](/post/polonium/)"
    assert told[0].startswith("1 warning: The page “/post/polonium.md”")


def test_cite_names_the_work_and_leads_to_its_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        "content/publication/rays/index.md",
        "---\ntitle: Rays emitted by uranium\nauthors: [Marie Curie]\ndate: 1898-04-12\n"
        "publication: '*Comptes rendus*'\n---\n",
    )
    linked = "[Rays emitted by uranium](/publication/rays/)"
    assert text_of('{{< cite page="/publication/rays" view="2" >}}', tmp_path) == linked
    cited = text_of('{{< cite page="/publication/rays" view="citation" >}}', tmp_path)
    assert cited == f"Marie Curie (1898). {linked}. *Comptes rendus*."


def test_mention_knows_the_name(tmp_path: Path) -> None:
    write(tmp_path, "content/authors/admin/_index.md", "---\ntitle: Marie Skłodowska Curie\n---\n")
    assert text_of('{{% mention "admin" %}}', tmp_path) == "**Marie Skłodowska Curie**"


def test_a_gallery_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.png", "notes.txt"):
        write(tmp_path, f"assets/media/albums/lab/{name}")
    resources = [{"src": "*/a.png", "title": "The *shed*"}]
    text = text_of('{{< gallery album="lab" >}}', tmp_path, resources=resources)
    assert text.index("/assets/media/albums/lab/a.png") < text.index("/albums/lab/b.jpg")
    assert "<figcaption>The <em>shed</em></figcaption>" in text
    assert "notes" not in text
    turned = text_of('{{< gallery album="lab" order="desc" >}}', tmp_path, resources=resources)
    assert turned.index("b.jpg") < turned.index("a.png")


def test_a_gallery_that_the_front_matter_lists() -> None:
    items = [
        {"album": "lab", "image": "/img/shed.jpg", "caption": "The shed"},
        {"album": "home", "image": "/img/garden.jpg"},
    ]
    text = text_of('{{< gallery album="lab" >}}', gallery_item=items)
    assert "/img/shed.jpg" in text
    assert "garden" not in text


def test_a_gallery_without_pictures_is_told() -> None:
    found, told = resolved('Before\n\n{{< gallery album="../../etc" >}}')
    assert found.text.strip() == "Before"
    assert told[0].startswith("3 warning: The shortcode “gallery” says too little")


def test_a_table_of_comma_separated_values(tmp_path: Path) -> None:
    write(tmp_path, "content/post/radium/rays.csv", 'Element,Found\nRadium,1898\n"A, B",x|y\n')
    shortcode = '{{< table path="rays.csv" header="true" caption="Elements" >}}'
    text = text_of(shortcode, tmp_path)
    html = render(text, "goldmark")
    assert html.count("<th>") == 2
    assert "<td>A, B</td>" in html
    assert "<td>x|y</td>" in html
    assert html.rstrip().endswith("<p>Elements</p>")
    bare = text_of('{{< table path="rays.csv" header="false" >}}', tmp_path)
    assert "<td>Element</td>" in render(bare, "goldmark")


def test_cards_are_a_list() -> None:
    body = """{{< cards >}}
  {{< card url="/a/" title="Radium" icon="sun" subtitle="It shines" >}}
  {{< card title="Polonium" >}}
{{< /cards >}}"""
    assert text_of(body) == "- [Radium](/a/): It shines\n- Polonium"


def test_param_is_a_value_of_the_page_or_the_site() -> None:
    config = {"params": {"lab": {"city": "Paris"}}}
    found, told = resolved(
        '{{< param "lab.city" >}} {{< param year >}}', Path("/s"), {"year": 1898}, config
    )
    assert (found.text, told) == ("Paris 1898", [])


def test_a_diagram_leaves_its_source() -> None:
    found, told = resolved("{{< mermaid >}}\ngraph TD; A-->B\n{{< /mermaid >}}")
    assert found.text == "```mermaid\ngraph TD; A-->B\n```"
    assert told[0].startswith("1 info: The diagram (mermaid)")


def test_parts_of_the_old_frame_are_left_out() -> None:
    found, told = resolved("{{< toc >}}\n\nText\n\n{{< list_children >}}")
    assert found.text.strip() == "Text"
    assert [line.split(":")[0] for line in told] == ["5 info"]


@pytest.mark.parametrize(
    "shortcode",
    [
        '{{< figure src="javascript:alert(1)" >}}',
        '{{< figure src="/a.png" link="javascript:alert(1)" >}}',
        '{{< button url="javascript:alert(1)" text="x" >}}',
        '{{< figure src="/a.png" alt="\\"><script>alert(1)</script>" >}}',
        '{{< cloakemail address="x" protocol="javascript" >}}',
    ],
)
def test_hostile_parameters_stay_values(shortcode: str) -> None:
    found, _ = resolved(shortcode)
    html = render(found.text, "goldmark")
    assert "javascript:" not in html
    assert "<script" not in html
