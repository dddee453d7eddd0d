"""The pages of a Jekyll site in several languages, however its author keeps them apart.

Jekyll knows no languages, so authors part them by folders (`zh/`, `_pages/pt-br/`), by the end of
a file's name (`about_en.md`), or by `lang` with one permalink (jekyll-polyglot) or one reference
for all versions. A mark in a path counts where the site declares the language or a twin exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, Final

from django.conf.locale import LANG_INFO

from faculty_site.ingest.documents import Document
from faculty_site.ingest.themes.base import string_list, text_of

STATED: Final = ("lang", "language", "lng", "locale")
REFERENCES: Final = (
    "page_id", "ref", "lang-ref", "lang_ref", "translation_id", "translation_key", "translationKey",
)  # fmt: skip
"""Front-matter keys that all versions of a page have in common."""

COUNTRIES: Final = {"cn": "zh", "jp": "ja", "kr": "ko", "chs": "zh-Hans", "cht": "zh-Hant"}
"""What authors write for a language that has another tag."""

TAG: Final = re.compile(r"[a-z]{2,3}(?:[-_](?:[a-z]{2}|han[st]))?", re.IGNORECASE)
ENDING: Final = re.compile(rf"(.+?)[-_.]({TAG.pattern})", re.IGNORECASE)

LANGUAGES: Final = frozenset(tag.split("-")[0] for tag in LANG_INFO)

SCRIPTS: Final = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
)
"""Languages that their letters give away, most telling first."""

SHARES: Final = {"ja": 0.02, "ko": 0.1, "zh": 0.1}
"""Of the letters of a text, as many as must be of a script; addresses are in Latin ones, and
lists in Japanese have few kana among them."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A document with its language, and what its versions have in common with it.

    It `is_sure` to be in that language where it says so, or stands in a folder of a declared one.
    """

    document: Document
    language: str
    keys: tuple[str, ...]
    is_sure: bool
    has_mark: bool

    def in_language(self) -> Document:
        """The document, which says its language in its front matter."""
        data = self.document.front_matter
        lang = text_of(data.get("lang")) or self.language
        return replace(self.document, front_matter={**data, "lang": lang} if lang else data)


@dataclass(slots=True)
class Languages:
    """The languages of a site, and which documents are versions of one page.

    `own` is the site's own, "" where nothing says it; `declared` are as the configuration has them.
    """

    own: str
    declared: tuple[str, ...] = ()
    _versions: dict[str, list[Document]] = field(default_factory=dict)
    _originals: dict[str, Document] = field(default_factory=dict)

    def versions_of(self, document: Document) -> Sequence[Document]:
        """The same page in other languages, each with its `lang` in the front matter."""
        return self._versions.get(document.name, ())

    def every(self, originals: Iterable[Document]) -> list[Document]:
        """The documents, each with its versions behind it."""
        return [each for d in originals for each in (d, *self.versions_of(d))]

    def original_of(self, document: Document) -> Document:
        """The page that a document is a version of: itself, unless it translates another."""
        return self._originals.get(document.name, document)

    def originals(self, documents: Iterable[Document]) -> list[Document]:
        """The documents without those that are versions of others, which are remembered."""
        found = []
        groups = self._grouped(documents)
        marks = {tag for group in groups if len(group) > 1 for tag in group}
        for group in groups:
            first, *others = sorted(group.values(), key=self._rank)
            known = first.is_sure or bool(others) or (first.has_mark and set(group) <= marks)
            original = first.in_language() if known else first.document
            found.append(original)
            self._originals[original.name] = original
            for other in others:
                version = other.in_language()
                self._versions.setdefault(original.name, []).append(version)
                self._originals[version.name] = original
        return found

    def _grouped(self, documents: Iterable[Document]) -> list[dict[str, _Marked]]:
        """The versions of each page by their languages without countries."""
        groups: list[dict[str, _Marked]] = []
        known: dict[str, int] = {}
        for document in documents:
            marked = self._marked(document)
            language = _main(marked.language)
            places = (known[key] for key in marked.keys if key in known)
            place = next((n for n in places if _fits(language, groups[n])), len(groups))
            if place == len(groups):
                groups.append({})
            groups[place][language] = marked
            for key in marked.keys:
                known.setdefault(key, place)
        return groups

    def _marked(self, document: Document) -> _Marked:
        data = document.front_matter
        stated = _stated(document)
        bare, written = _without_marks(document.name)
        spelt = {tag.lower(): tag for tag in self.declared}
        script = "" if stated or written else _script(document.body)
        script = self.own if (script, _main(self.own)) == ("zh", "ja") else script
        language = stated or written or script or self.own
        keys = [f"{key}: {said}" for key in REFERENCES if (said := text_of(data.get(key)))]
        keys.append(f"path: {bare}")
        permalink = text_of(data.get("permalink"))
        if permalink and stated:
            keys.append(f"permalink: {permalink}")
        is_sure = bool(stated) or written in spelt
        language = spelt.get(language, language)
        return _Marked(document, language, tuple(keys), is_sure, bool(written))

    def _rank(self, marked: _Marked) -> tuple[bool, int, bool, str]:
        """The site's own language first, then as declared, then the file without a mark."""
        order = [*self.declared, marked.language].index(marked.language)
        is_other = _main(marked.language) != _main(self.own)
        return is_other, order, marked.has_mark, marked.document.name


def read_languages(config: Mapping[str, Any], documents: Sequence[Document]) -> Languages:
    """The languages that a site states: the first declared one, that of its first page, its own."""
    declared = tuple(tag for tag in string_list(config.get("languages")) if _tag(tag))
    first = [text_of(config.get("default_lang")), *declared]
    said = [text_of(config.get(key)) for key in ("lang", "locale", "language")]
    known = [*map(_tag, first), *_of_home(documents), *map(_tag, said)]
    return Languages(next(filter(None, known), ""), declared)


def _of_home(documents: Sequence[Document]) -> Iterator[str]:
    at_root = (d for d in documents if d.front_matter.get("permalink") == "/")
    index = (d for d in documents if d.name in ("index.md", "index.html"))
    for document in (*at_root, *index):
        yield _stated(document) or _script(document.body)


def _stated(document: Document) -> str:
    said = (text_of(document.front_matter.get(key)) for key in STATED)
    return next(filter(None, map(_tag, said)), "")


def _fits(language: str, group: Mapping[str, _Marked]) -> bool:
    """Whether a group lacks this language.

    What says no language is most likely in English, so it is no version of an English page.
    """
    languages = {*group, language}
    return language not in group and not {"", "en"} <= languages


def _without_marks(name: str) -> tuple[str, str]:
    """The path without the first folder or the ending that names a language, and that language."""
    path = PurePosixPath(name)
    folders = list(path.parts[:-1])
    for at, folder in enumerate(folders):
        if tag := _tag(folder):
            bare = PurePosixPath(*folders[:at], *folders[at + 1 :], path.stem)
            return bare.as_posix().lower(), tag
    ending = ENDING.fullmatch(path.stem)
    if ending and (tag := _tag(ending[2])):
        return PurePosixPath(*folders, ending[1]).as_posix().lower(), tag
    return PurePosixPath(*folders, path.stem).as_posix().lower(), ""


def _tag(written: str) -> str:
    """The language tag that a word is; "" for one that is none."""
    if not TAG.fullmatch(written):
        return ""
    folded = written.lower().replace("_", "-")
    if folded in COUNTRIES:
        return COUNTRIES[folded]
    return folded if folded.split("-")[0] in LANGUAGES else ""


def _main(tag: str) -> str:
    """The language without country and script, as nobody keeps a page in two Englishes."""
    return tag.split("-")[0].lower()


def _script(text: str) -> str:
    """The language that the letters of a text give away; "" where they do not."""
    letters = sum(map(str.isalpha, text))
    for tag, form in SCRIPTS:
        if letters and len(re.findall(form, text)) > SHARES[tag] * letters:
            return tag
    return ""
