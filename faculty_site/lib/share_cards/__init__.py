"""The picture that is shown beside a link to a page: who or what it is about, drawn by Pillow."""

from faculty_site.lib.share_cards.drawing import HEIGHT, WIDTH, Card, draw

__all__ = ["HEIGHT", "WIDTH", "Card", "draw"]
