"""Emoji by name: ``:tada:`` becomes the character, as GitHub, Jekyll's jemoji and Hugo show it.

The names are those of ``rich``; what it does not know stays as it is written. Times and ratios
(``10:30:15``), ports and the like are no names, nor are single letters.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from rich.emoji import Emoji, NoEmoji

NAME = re.compile(r"(?<![\w:]):([a-z+-][a-z0-9_+-]{1,60}):(?![\w:])")


def emoji_plugin(md: MarkdownIt) -> None:
    """Replace names in text. Heading ids are made from the names, so they come before."""
    md.core.ruler.push("emoji", _emoji)


def with_emoji(text: str) -> str:
    """The text with characters for names."""
    return NAME.sub(_character, text)


def _emoji(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text" and ":" in child.content:
                child.content = with_emoji(child.content)


def _character(name: re.Match[str]) -> str:
    try:
        return str(Emoji(name[1]))
    except NoEmoji:
        return name.group()
