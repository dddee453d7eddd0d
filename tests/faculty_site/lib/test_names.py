"""Names: their scripts, what is one, and whether two are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.names import (
    clean_markup,
    from_file_name,
    is_person_name,
    language_of_name,
    looks_like_name,
    name_in_order,
    name_key,
    same_person,
    split_native,
)


@pytest.mark.parametrize(
    ("title", "name", "native"),
    [
        ("Marie Curie", "Marie Curie", ""),
        ("Hideki Yukawa (湯川秀樹)", "Hideki Yukawa", "湯川秀樹"),
        ("Hideki Yukawa（湯川秀樹）", "Hideki Yukawa", "湯川秀樹"),
        ("湯川秀樹 Hideki Yukawa", "Hideki Yukawa", "湯川秀樹"),
        ("湯川 秀樹 (Hideki Yukawa)", "Hideki Yukawa", "湯川 秀樹"),
        ("Hideki Yukawa / ゆかわ ひでき", "Hideki Yukawa", "ゆかわ ひでき"),
        ("Hideki Yukawa<br/>湯川秀樹", "Hideki Yukawa", "湯川秀樹"),
        ("**Tu Youyou** <span class='cjk'>(屠呦呦)</span>", "Tu Youyou", "屠呦呦"),
        ("Benjamin Lee · 이휘소", "Benjamin Lee", "이휘소"),
        ("Sofia Kovalevskaya &ndash; Софья Ковалевская", "Sofia Kovalevskaya", "Софья Ковалевская"),
        ("Constantin Carathéodory, Κωνσταντίνος", "Constantin Carathéodory", "Κωνσταντίνος"),
        ("Ibn al-Haytham ابن الهيثم", "Ibn al-Haytham", "ابن الهيثم"),
        ("Ada Yonath | עדה יונת", "Ada Yonath", "עדה יונת"),
        ("C. V. Raman — चन्द्रशेखर वेंकटरामन्", "C. V. Raman", "चन्द्रशेखर वेंकटरामन्"),
        ("Georg (Yuri) Cantor (Георг Кантор)", "Georg (Yuri) Cantor", "Георг Кантор"),
        ("湯川秀樹", "湯川秀樹", ""),
        ("Софья A. Ковалевская", "Софья A. Ковалевская", ""),
        ("", "", ""),
    ],
)
def test_split_native(title: str, name: str, native: str) -> None:
    assert split_native(title) == (name, native)


def test_markup_is_stripped() -> None:
    text = "<!-- old --><b>Marie</b>&nbsp;_Curie_ [page](https://example.org){: .x } a_b"
    assert clean_markup(text) == "Marie Curie page a_b"


@pytest.mark.parametrize(
    "text",
    [
        "Marie Curie",
        "Marie Skłodowska Curie",
        "Curie, Marie",
        "Dr. Emmy Noether",
        "Emmy Noether, PhD",
        "O. Østergaard-Nielsen",
        "Carl von Linné",
        "Jean le Rond d'Alembert",
        "C. V. Raman",
        "John von Neumann",
        "Pierre-Simon Laplace",
        "Emil Post",
        "MARIE CURIE",
        "湯川秀樹",
        "湯川 秀樹",
        "Софья Ковалевская",
        "Hideki Yukawa (湯川秀樹)",
        "Gabrielle-Émilie Le Tonnelier de Breteuil du Châtelet",
        "Martin Luther King Jr.",
        "**Lise Meitner**",
    ],
)
def test_looks_like_name(text: str) -> None:
    assert looks_like_name(text)
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("About me", "Home", "Welcome", "Publications", "blank", "Curriculum Vitae", "CV", ""),
        *("Curie", "marie curie", "Curie!", "et al.", "NeurIPS 2021", "Nobel Prize 1903"),
        *("Machine Learning", "Selected Papers", "News and Events", "My Homepage"),
        *("Assistant Professor", "Ph.D. Students", "Spectral Relations", "Page Not Found"),
        *("A Lovelace", "I Newton", "The Art and the Science of the Sun and the Moon"),
        *("关于我", "論文", "Публикации", "Обо мне", "2021年"),
    ],
)
def test_looks_like_no_name(text: str) -> None:
    assert not looks_like_name(text)
    assert not is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("M. Curie", "Curie M", "Curie, M.", "M.S. Curie", "Curie MS", "P. Curie*†"),
        *("P. Curie1,2", "A. Lovelace", "Lovelace A.", "Lovelace A", "Lovelace, A.", "I. Newton"),
    ],
)
def test_printed_author_names(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("marie-curie.md", "Marie Curie"),
        ("people/marie_curie.markdown", "Marie Curie"),
        ("MarieCurie.md", "Marie Curie"),
        ("RonaldMcDonald.md", "Ronald McDonald"),
        ("carl-von-linne.md", "Carl von Linne"),
        ("m-curie.md", "M. Curie"),
        ("c-v-raman.md", "C. V. Raman"),
        ("MARIE-CURIE.md", "Marie Curie"),
        ("2021-05-03-lise-meitner.md", "Lise Meitner"),
        ("湯川秀樹.md", "湯川秀樹"),
        ("index.md", None),
        ("about.md", None),
        ("about-me.md", None),
        ("welcome.md", None),
        ("untitled.md", None),
        ("page1.md", None),
        ("README.md", None),
        ("404.html", None),
        ("curriculum-vitae.md", None),
        ("curie.md", None),
        ("", None),
    ],
)
def test_from_file_name(path: str, name: str | None) -> None:
    assert from_file_name(path) == name


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Marie Curie", "Curie, Marie", "yes"),
        ("Marie Curie", "MARIE CURIE", "yes"),
        ("Marie Curie", "M. Curie", "maybe"),
        ("Marie Curie", "Curie, M.", "maybe"),
        ("Marie Curie", "Curie M", "maybe"),
        ("Marie Curie", "Curie", "maybe"),
        ("M. Curie", "M. Curie", "maybe"),
        ("Marie Curie", "Marie Skłodowska Curie", "maybe"),
        ("Marie Curie", "Pierre Curie", "no"),
        ("P. Curie", "M. Curie", "no"),
        ("Marie Curie", "Marie Meitner", "no"),
        ("Francois Arago", "François Arago", "yes"),
        ("Schroedinger, Erwin", "Erwin Schrödinger", "yes"),
        ("Erwin Schrodinger", "Erwin Schrödinger", "yes"),
        ("H. C. Ørsted", "Hans Christian Ørsted", "maybe"),
        ("Hans C. Oersted", "Hans Christian Ørsted", "yes"),
        ("Tu You-you", "Tu Youyou", "yes"),
        ("J.-P. Serre", "Jean-Pierre Serre", "maybe"),
        ("Serre JP", "Jean-Pierre Serre", "maybe"),
        ("Curie MS", "Marie Skłodowska Curie", "maybe"),
        ("von Neumann JL", "John Louis von Neumann", "maybe"),
        ("de Broglie MS", "Louis de Broglie", "no"),
        ("Curie M.S.", "Marie Skłodowska Curie", "maybe"),
        ("Curie MS", "Pierre Curie", "no"),
        ("Lovelace A.", "Ada Lovelace", "maybe"),
        ("Marie CURIE", "Marie Curie", "yes"),
        ("Dr. Emmy Noether", "Emmy Noether, PhD", "yes"),
        ("**Emmy Noether***", "Emmy Noether", "yes"),
        ("von Neumann, John", "John von Neumann", "yes"),
        ("Neumann, John von", "John von Neumann", "yes"),
        ("John Neumann", "John von Neumann", "maybe"),
        ("John van Neumann", "John von Neumann", "no"),
        ("King, Martin Luther, Jr.", "Martin Luther King", "yes"),
        ("Yukawa Hideki", "Hideki Yukawa", "maybe"),
        ("湯川 秀樹", "湯川秀樹", "yes"),
        ("湯川秀樹", "朝永振一郎", "no"),
        ("屠呦呦", "Tu Youyou", "maybe"),
        ("Irène Joliot Curie", "Joliot-Curie, Irène", "yes"),
        ("I. Joliot-Curie", "Irène Joliot Curie", "maybe"),
        ("Irène Curie", "Irène Joliot-Curie", "no"),
        ("Ковалевская, С. В.", "Sofya Kovalevskaya", "maybe"),
        ("Ковалевская, С. В.", "Софья Ковалевская", "maybe"),
        ("Ковалевский, А. О.", "Sofya Kovalevskaya", "no"),
        ("屠呦呦", "Marie Curie", "no"),
        ("Hideki Yukawa (湯川秀樹)", "Yukawa, Hideki", "yes"),
        ("", "", "no"),
        ("", "Marie Curie", "no"),
    ],
)
def test_same_person(one: str, other: str, answer: str) -> None:
    assert same_person(one, other) == answer
    assert same_person(other, one) == answer


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Curie, Marie", "marie curie"),
        ("Prof. Dr. Emmy Noether", "emmy noether"),
        ("Hans Christian Ørsted", "hans christian orsted"),
        ("Neumann, John von", "john von neumann"),
        ("Jean-Pierre Serre", "jeanpierre serre"),
        ("湯川秀樹", "湯川秀樹"),
        ("!", ""),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_name_in_order() -> None:
    assert name_in_order("Linné, Carl von") == "Carl von Linné"
    assert name_in_order("Dr. Emmy Noether, PhD") == "Emmy Noether"


@given(st.text(), st.text())
def test_any_text_is_read_without_an_error(one: str, other: str) -> None:
    name, native = split_native(one)
    assert name or not native
    assert same_person(one, other) == same_person(other, one)
    assert looks_like_name(one) <= is_person_name(one)
    assert isinstance(name_in_order(one), str)
    from_file_name(one)


@pytest.mark.parametrize(
    "piece", ["_", "*", "<a", "](", "(", "{:", "'", ".", "J. ", "a_", "&amp;", "孙 "]
)
def test_long_hostile_texts_are_finished(piece: str) -> None:
    text = f"a{piece * 50_000}b"
    assert not looks_like_name(text)
    assert not is_person_name(text)
    assert from_file_name(text) is None
    assert same_person(text, "Marie Curie") == "no"


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("湯川秀樹", "", "und-Hani"),
        ("湯川秀樹", "en", "und-Hani"),
        ("湯川秀樹", "ja", "ja"),
        ("陈省身", "zh-Hans", "zh-Hans"),
        ("湯川 ひでき", "en", "ja"),
        ("허준이", "en", "ko"),
        ("Софья Ковалевская", "en", "und-Cyrl"),
        ("Софья Ковалевская", "RU", "RU"),
        ("محمد بن موسى", "en", "und-Arab"),
        ("Υπατία", "la", "el"),
        ("Hideki Yukawa", "ja", "und-Latn"),
        ("ᚠᚢᚦ", "", ""),
        ("", "", ""),
    ],
)
def test_the_language_of_a_name(name: str, own: str, expected: str) -> None:
    assert language_of_name(name, own) == expected
