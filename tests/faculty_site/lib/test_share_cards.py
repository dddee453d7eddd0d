"""Cards that go along with links, drawn with the fonts that lie in the project."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, features

from faculty_site.lib.renditions import Focus
from faculty_site.lib.share_cards import HEIGHT, WIDTH, Card, draw
from faculty_site.lib.share_cards.drawing import PICTURE
from faculty_site.lib.share_cards.lettering import REGULAR, drawable, fitted

NOETHER = Card(
    "Emmy Noether", "", "Professor of Mathematics", "Mathematics", "#174f6d", "EN", tint=3
)


def shown(card: Card, photo: bytes | None = None) -> Image.Image:
    return Image.open(io.BytesIO(draw(card, photo))).convert("RGB")


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 6 for one, other in zip(found, wanted, strict=True))


def test_a_card_has_the_size_that_readers_of_links_ask_for() -> None:
    data = draw(NOETHER)

    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert len(data) < 300_000


def test_the_department_s_colour_is_the_ground_of_its_name() -> None:
    assert near(shown(replace(NOETHER, accent="#7a3b12")).getpixel((1190, 620)), (122, 59, 18))
    house = Card("Mathematics", "", "", "", "#7a3b12")
    assert near(shown(house).getpixel((5, 5)), (122, 59, 18))


def test_the_photo_stands_on_it_cut_round_its_focus() -> None:
    halves = Image.new("RGB", (1000, 500), "red")
    halves.paste("blue", (500, 0, 1000, 500))
    out = io.BytesIO()
    halves.save(out, "PNG")

    card = Image.open(io.BytesIO(draw(NOETHER, out.getvalue(), Focus(95, 50))))

    assert near(card.getpixel((PICTURE // 2, 300)), (0, 0, 255))


@pytest.mark.parametrize("photo", [None, b"", b"no picture"])
def test_without_a_photo_the_letters_stand_on_the_person_s_ground(photo: bytes | None) -> None:
    assert near(shown(NOETHER, photo).getpixel((10, 10)), (0xE9, 0xDC, 0xD8))
    blank = replace(NOETHER, monogram="")
    assert shown(NOETHER, photo).tobytes() != shown(blank).tobytes()


@pytest.mark.parametrize(
    "text", ["Émilie du Châtelet", "Sofja Kowalewskaja", "Софья Ковалевская", "Ἀρχιμήδης"[1:],
             "湯川秀樹", "ゆかわ ひでき", "吴健雄", "김용관", "Zdeněk Šťastný", "Nguyễn Văn Ất",
             "O’Brien–Smith", "e\u0301"],
)  # fmt: skip
def test_names_of_many_scripts_can_be_drawn(text: str) -> None:
    assert drawable(text)


needs_fribidi = pytest.mark.skipif(
    not features.check("raqm"), reason="FriBiDi is not on this machine: apt install libfribidi0"
)


@needs_fribidi
@pytest.mark.parametrize("text", ["الخوارزمي", "ستاره‌شناس", "לוי בן גרשון", "מַטֵּה", "Levi, לוי"])
def test_names_written_from_right_to_left_can_be_drawn(text: str) -> None:
    assert drawable(text)


@pytest.mark.parametrize("text", ["रामानुजन", "ვახტანგ", "😀", "A\ue000\U0001f9ea", "", " "])
def test_what_no_font_here_has_is_known(text: str) -> None:
    assert not drawable(text)


def test_a_name_that_cannot_be_drawn_is_left_out_and_never_boxes() -> None:
    plain = draw(NOETHER)

    assert draw(replace(NOETHER, native_name="ნეტერი")) == plain
    assert draw(replace(NOETHER, native_name="诺特")) != plain


def test_the_native_name_stands_for_one_that_cannot_be_drawn() -> None:
    alone = draw(replace(NOETHER, name="诺特"))

    assert draw(replace(NOETHER, name="ნეტერი", native_name="诺特")) == alone


def test_letters_to_the_left_need_a_machine_that_orders_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("faculty_site.lib.share_cards.lettering.features.check", lambda _: False)

    assert [drawable(text) for text in ("לוי", "Levi, לוי", "Levi")] == [False, False, True]


def ink(text: str, width: int) -> bytes:
    """The first pixels of a text."""
    image = Image.new("L", (600, 60), 255)
    fitted(text, REGULAR, 600, range(40, 38, -2), 1).draw(ImageDraw.Draw(image), 0, 0, "#000000")
    return image.crop((0, 0, width, 60)).tobytes()


@needs_fribidi
def test_a_line_begins_where_its_letters_do() -> None:
    """Arabic ends at the left: there stand the Latin letters that come last."""
    assert ink("ابن W", 30) == ink("W", 30) != ink("W ابن", 600)
    assert ink("W ابن", 30) == ink("W", 30)


@needs_fribidi
def test_arabic_letters_are_joined_but_for_where_the_writer_parts_them() -> None:
    def wide(text: str) -> float:
        return fitted(text, REGULAR, 600, range(40, 38, -2), 1).width

    assert wide("بيت") < sum(map(wide, "بيت")) * 0.8
    assert wide("بي\u200cت") > wide("بيت")


@given(st.text(alphabet="ab -湯川éЖبיַ", max_size=400).filter(drawable), st.integers(1, 4))
def test_any_text_fits_its_width_and_lines(text: str, lines: int) -> None:
    lettering = fitted(text, REGULAR, 500, range(60, 28, -8), lines)

    assert 1 <= len(lettering.lines) <= lines
    assert lettering.width <= 500


def test_a_short_text_is_large_and_nothing_of_it_is_lost() -> None:
    assert fitted("Emmy Noether", REGULAR, 500, range(60, 28, -8), 2).size == 60
    long = "Maria Sibylla Merian of Frankfurt and Amsterdam"
    broken = fitted(long, REGULAR, 500, range(60, 28, -8), 3)
    assert " ".join(broken.lines) == long


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    broken = fitted("long " * 200, REGULAR, 500, range(60, 28, -8), 2)

    assert broken.lines[-1].endswith("long…")
    assert broken.size == 36


def test_long_names_leave_the_portrait_and_the_edge_alone() -> None:
    long = replace(NOETHER, name="Brandenburg-Hohenzollern " * 9, line="Professor " * 60)
    usual, image = shown(NOETHER), shown(long)

    for box in ((0, 0, PICTURE - 8, HEIGHT), (WIDTH - 48, 0, WIDTH, HEIGHT - 110)):
        assert image.crop(box).tobytes() == usual.crop(box).tobytes()
