"""Bare addresses become links, as in GFM and goldmark. Lengths are bounded, so it is linear.

A host needs a dot and a last part in letters, as goldmark asks (`http://localhost:8000/` is for
nobody else). An address ends before Chinese, Japanese or Korean writing, which follows it without
a blank; other letters stay in it, though goldmark ends before any: `/wiki/Göttingen` is one.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

REST = r"[^\s<\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
HOST = r"(?=[\w.~%+:@=-]{1,256}\.[A-Za-z])"
PROTOCOL = re.compile(rf"://{HOST}[A-Za-z0-9]{REST}{{0,2000}}")
WWW = re.compile(rf"www\.[A-Za-z0-9-]{{1,63}}\.{REST}{{1,2000}}")
LOCAL = re.compile(r"[A-Za-z0-9.+_-]{1,64}\Z")
DOMAIN = re.compile(
    r"@(?:[A-Za-z0-9][A-Za-z0-9_-]{0,62}\.){1,10}[A-Za-z][A-Za-z0-9-]{1,62}(?![\w-])"
)
ENTITY = re.compile(r"&[A-Za-z0-9]{1,31};\Z")
BEGINS_AFTER = frozenset(" \t\n*_~(\"'")
TRAILING = "?!.,:*_~'\"]"


def autolinks_plugin(md: MarkdownIt) -> None:
    """Link ``http://``, ``https://``, ``www.`` and e-mail addresses in running text."""
    md.inline.add_terminator_char("w")
    md.inline.ruler.push("autolink_url", _url)
    md.inline.ruler.push("autolink_www", _www)
    md.inline.ruler.push("autolink_email", _email)


def trimmed(address: str) -> str:
    """Without the punctuation that belongs to the sentence and not to the address."""
    surplus = address.count(")") - address.count("(")
    while address:
        if address[-1] == ")" and surplus > 0:
            surplus -= 1
            address = address[:-1]
        elif address[-1] in TRAILING:
            address = address[:-1]
        elif entity := ENTITY.search(address[-33:]):
            address = address[: -len(entity.group())]
        elif address[-1] == ";":
            address = address[:-1]
        else:
            break
    return address


def _allowed(state: StateInline, start: int) -> bool:
    return state.linkLevel == 0 and (start == 0 or state.src[start - 1] in BEGINS_AFTER)


def _push(state: StateInline, text: str, href: str, behind: int) -> bool:
    """Write the link; ``behind`` of its characters were already taken as text."""
    target = state.md.normalizeLink(href)
    if not state.md.validateLink(target):
        return False
    if behind:
        state.pending = state.pending[:-behind]
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.info = {"href": target}, "auto"
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1).info = "auto"
    state.pos += len(text) - behind
    return True


def _url(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != ":":
        return False
    found = PROTOCOL.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    for scheme in ("https", "http"):
        start = state.pos - len(scheme)
        if state.src.startswith(scheme, max(start, 0)) and _allowed(state, start):
            if not state.pending.endswith(scheme):
                return False
            text = trimmed(scheme + found.group())
            return len(text) > len(scheme) + 3 and _push(state, text, text, len(scheme))
    return False


def _www(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "w" or not _allowed(state, state.pos):
        return False
    found = WWW.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    text = trimmed(found.group())
    return _push(state, text, f"https://{text}", 0)


def _email(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "@":
        return False
    local = LOCAL.search(state.src[max(0, state.pos - 65) : state.pos])
    domain = DOMAIN.match(state.src, state.pos, state.posMax)
    if not local or not domain:
        return False
    name = local.group()
    if not _allowed(state, state.pos - len(name)) or not state.pending.endswith(name):
        return False
    text = name + domain.group()
    return _push(state, text, f"mailto:{text}", len(name))
