"""Sites of as many researchers as one likes, all alike but for their names."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

GIVEN = (
    *("Ada", "Marie", "Lise", "Emmy", "Niels", "Max", "Hedy", "Grace", "Alan", "Rosalind"),
    *("Chien", "Hideki", "Srinivasa", "Sofia", "Carl", "Leonhard", "Blaise", "Galileo"),
)
FAMILY = (
    *("Lovelace", "Curie", "Meitner", "Noether", "Bohr", "Planck", "Lamarr", "Hopper", "Turing"),
    *("Franklin", "Wu", "Yukawa", "Ramanujan", "Kovalevskaya", "Gauss", "Euler", "Pascal"),
)
MIDDLE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NEWS, WORKS = 12, 15


def make_sites(folder: Path, number: int) -> Path:
    """Write `number` Jekyll sites below a folder, and return it."""
    names = (f"{given} {m}. {family}" for m, given, family in product(MIDDLE, GIVEN, FAMILY))
    for count, name in enumerate(islice(names, number)):
        for path, text in _files(name).items():
            target = folder / f"{count:05}" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return folder


def _files(name: str) -> dict[str, str]:
    given, _middle, family = name.split()
    about = (
        f"---\ntitle: about\nlayout: about\n---\n{name} works on *numbers* and [sums](/sums/).\n"
    )
    files = {
        "_config.yml": f"first_name: {given}\nlast_name: {family}\ntitle: {name}\n"
        "collections:\n  news:\n    output: true\n",
        "_pages/about.md": about,
        "_pages/sums.md": "---\ntitle: Sums\npermalink: /sums/\n---\n# Sums\n\n- One\n- Two\n",
    }
    for n in range(NEWS):
        date = f"19{n + 10}-05-0{n % 9 + 1}"
        files[f"_news/{n}.md"] = f"---\ndate: {date}\n---\n{name} spoke about **sum {n}**.\n"
    entries = (
        f"@article{{sum{n}, title={{On the sum {n} of {family}}}, author={{{family}, {given}}}, "
        f"year={{19{n + 10}}}, journal={{Annals of Sums}}}}\n"
        for n in range(WORKS)
    )
    files["_bibliography/papers.bib"] = "".join(entries)
    return files
