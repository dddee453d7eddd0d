"""Items of lists of works in the forms that researchers use, with what they say."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    """An item of `owner`'s list. Authors as printed; `own` counts from 0."""

    name: str
    markdown: str
    owner: str
    title: str
    authors: tuple[str, ...]
    own: int
    fields: dict[str, object] = field(default_factory=dict)


SAMPLES = (
    Sample(
        "lines with semicolons, a status and two venues",
        "Sketch of the Analytical Engine <br>\n"
        "Luigi Menabrea; **Ada Lovelace**, Charles Babbage <br>\n"
        "SM 1843, UNDER REVIEW (passed the first round):\n"
        "Submitting to the Scientific Memoirs Symposium (SM), 1843 <br>\n"
        "[[PDF](https://example.org/sketch.pdf)]",
        "Ada Lovelace",
        "Sketch of the Analytical Engine",
        ("Luigi Menabrea", "Ada Lovelace", "Charles Babbage"),
        1,
        {
            "venue": "Scientific Memoirs Symposium (SM)",
            "year": 1843,
            "status": "under_review",
            "note": "passed the first round",
            "type": "paper-conference",
            "links": [{"kind": "pdf", "url": "https://example.org/sketch.pdf", "label": "PDF"}],
        },
    ),
    Sample(
        "the short name of a venue that its long name lacks",
        "On a New Radiation <br>\nMarie Curie; **Pierre Curie** <br>\n"
        "CRAS 1898, ACCEPTED:\nAccepted by Proceedings of the Academy of Sciences, 1898",
        "Pierre Curie",
        "On a New Radiation",
        ("Marie Curie", "Pierre Curie"),
        1,
        {"venue": "Proceedings of the Academy of Sciences (CRAS)", "status": "accepted"},
    ),
    Sample(
        "title link, authors and italics with breaks",
        "**[On the Electrodynamics of Moving Bodies](https://example.org/a.pdf)** \\\\\n"
        "**Albert Einstein**\\*, Mileva Marić\\* and Michele Besso† \\\\\n"
        "*Annalen der Physik*, 1905",
        "Albert Einstein",
        "On the Electrodynamics of Moving Bodies",
        ("Albert Einstein", "Mileva Marić", "Michele Besso"),
        0,
        {"venue": "Annalen der Physik", "year": 1905, "status": "published"},
    ),
    Sample(
        "title link and commas",
        "[Note on the Wave Function](https://arxiv.org/abs/1234.56789v2), Erwin Schrödinger, "
        "Max Born, *Physical Review Letters*, 28 May 1926 (oral). [[Code]](https://example.org/c)",
        "Max Born",
        "Note on the Wave Function",
        ("Erwin Schrödinger", "Max Born"),
        1,
        {
            "venue": "Physical Review Letters",
            "date": "1926-05-28",
            "arxiv": "1234.56789v2",
            "note": "oral",
        },
    ),
    Sample(
        "APA",
        "Watson, J. D., & Crick, F. H. C. (1953). Molecular structure of nucleic acids. "
        "*Nature, 171*(4356), 737–738. https://doi.org/10.1038/171737a0",
        "Francis Crick",
        "Molecular structure of nucleic acids",
        ("Watson, J. D.", "Crick, F. H. C."),
        1,
        {
            "venue": "Nature",
            "year": 1953,
            "doi": "10.1038/171737a0",
            "volume": "171",
            "issue": "4356",
            "pages": "737–738",
            "note": "",
        },
    ),
    Sample(
        "APA with a question in the title, and in the press",
        "[Hopper, G.](https://example.org/h), **Lovelace, A.** (in press). Do compilers dream? "
        "A first answer. *Journal of Computing*.",
        "Ada Lovelace",
        "Do compilers dream? A first answer",
        ("Hopper, G.", "Lovelace, A."),
        1,
        {"venue": "Journal of Computing", "status": "in_press", "type": "article-journal"},
    ),
    Sample(
        "quoted title",
        "C. Babbage, J. Herschel and G. Peacock. “A Treatise on Notation”, "
        "Transactions of the Analytical Society, 12:3–45, 1813.",
        "Charles Babbage",
        "A Treatise on Notation",
        ("C. Babbage", "J. Herschel", "G. Peacock"),
        0,
        {"venue": "Transactions of the Analytical Society", "volume": "12", "pages": "3–45"},
    ),
    Sample(
        "TeX quotes, numbered by hand",
        "27 - d'Alembert, J. and **Euler, L.**, ``On the vibrating string'', Commentarii, (1747), "
        "[doi 10.1000/string](doi.org/10.1000/string)",
        "Leonhard Euler",
        "On the vibrating string",
        ("d'Alembert, J.", "Euler, L."),
        1,
        {"venue": "Commentarii", "year": 1747, "doi": "10.1000/string"},
    ),
    Sample(
        "sentences",
        "Emmy Noether, Felix Klein. Invariant variation problems. In *Proceedings of the Royal "
        "Society of Göttingen*, pages 235–257, 1918.",
        "Emmy Noether",
        "Invariant variation problems",
        ("Emmy Noether", "Felix Klein"),
        0,
        {"venue": "Proceedings of the Royal Society of Göttingen", "pages": "235–257"},
    ),
    Sample(
        "family name with bare initials",
        "Meitner L, Frisch OR. Disintegration of uranium by neutrons[J]. "
        "Nature, 1939, 143: 239–240.",
        "Lise Meitner",
        "Disintegration of uranium by neutrons",
        ("Meitner L", "Frisch OR"),
        0,
        {"venue": "Nature", "year": 1939, "type": "article-journal"},
    ),
    Sample(
        "bold title in the middle",
        "Rosalind Franklin, Raymond Gosling (1953). **Molecular configuration in sodium "
        "thymonucleate**. *Nature (1953 Best Paper Award)*.",
        "Rosalind Franklin",
        "Molecular configuration in sodium thymonucleate",
        ("Rosalind Franklin", "Raymond Gosling"),
        0,
        {"venue": "Nature", "award": "1953 Best Paper Award", "note": ""},
    ),
    Sample(
        "bold title and authors on the next line of the source",
        "**Telescopes, Comets, and Nebulae**. \\[[arXiv](https://arxiv.org/abs/2303.13401)\\]  \n"
        "&nbsp; William Herschel, **Caroline Herschel**. Under review for Philosophical "
        "Transactions (PT), 1786.",
        "Caroline Herschel",
        "Telescopes, Comets, and Nebulae",
        ("William Herschel", "Caroline Herschel"),
        1,
        {"venue": "Philosophical Transactions (PT)", "status": "under_review", "year": 1786},
    ),
    Sample(
        "tags in front of the title",
        "``ICM 1900`` ``Problems`` <span>(Oral)</span> [Mathematical Problems of the Century]"
        "(https://example.org/p), **David Hilbert**, Hermann Minkowski.",
        "David Hilbert",
        "Mathematical Problems of the Century",
        ("David Hilbert", "Hermann Minkowski"),
        0,
        {"venue": "ICM", "year": 1900, "note": "Problems; Oral"},
    ),
    Sample(
        "no authors",
        "[On Computable Numbers](https://example.org/computable), Proceedings LMS 1936 "
        '<span style="color:red">Oral (top 2%)</span>',
        "Alan Turing",
        "On Computable Numbers",
        ("Alan Turing",),
        0,
        {"venue": "Proceedings LMS", "year": 1936, "note": "top 2%; Oral"},
    ),
    Sample(
        "with others",
        "**The theory of groups**  \n*with Issai Schur*  \n*Crelle's Journal, 130 (1905), 66–80.* "
        "[arXiv:2004.04694](https://arxiv.org/abs/2004.04694)",
        "Georg Frobenius",
        "The theory of groups",
        ("Georg Frobenius", "Issai Schur"),
        0,
        {"venue": "Crelle’s Journal", "year": 1905, "arxiv": "2004.04694"},
    ),
    Sample(
        "et al.",
        "**Barbara McClintock**, Harriet Creighton, et al. "
        "*A correlation of crossing-over*. PNAS, 1931.",
        "Barbara McClintock",
        "A correlation of crossing-over",
        ("Barbara McClintock", "Harriet Creighton"),
        0,
        {"venue": "PNAS", "note": "et al."},
    ),
    Sample(
        "formula in the title, thesis",
        'Sofia Kovalevskaya, "On $\\partial_t u = f$ and its solutions", PhD thesis, '
        "University of Göttingen, 1874",
        "Sofia Kovalevskaya",
        "On $\\partial_t u = f$ and its solutions",
        ("Sofia Kovalevskaya",),
        0,
        {"venue": "PhD thesis, University of Göttingen", "type": "thesis"},
    ),
    Sample(
        "Chinese",
        "陈景润, 华罗庚. 《大偶数表为一个素数及一个不超过二个素数的乘积之和》. "
        "科学通报, 1966, 已接收.",
        "陈景润",
        "大偶数表为一个素数及一个不超过二个素数的乘积之和",
        ("陈景润", "华罗庚"),
        0,
        {"venue": "科学通报", "year": 1966, "status": "accepted"},
    ),
    Sample(
        "nested list",
        "**A Manual of Radioactivity**\n  - George de Hevesy, Fritz Paneth\n"
        "  - Oxford University Press, 1926\n  - Shows how tracers work.",
        "George de Hevesy",
        "A Manual of Radioactivity",
        ("George de Hevesy", "Fritz Paneth"),
        0,
        {"venue": "Oxford University Press", "year": 1926, "note": "Shows how tracers work"},
    ),
    Sample(
        "arXiv only",
        "[The calculus of ideas](https://arxiv.org/abs/1908.03918). Gottfried Leibniz, "
        "Christiaan Huygens. arXiv preprint arXiv:1908.03918, 1684.",
        "Gottfried Leibniz",
        "The calculus of ideas",
        ("Gottfried Leibniz", "Christiaan Huygens"),
        0,
        {"venue": "arXiv preprint", "status": "preprint", "type": "article", "year": 1684},
    ),
    Sample(
        "short and long venue of the same words, printed in series",
        "The Integrals of a Function <br>\n**Emmy Noether** <br>\n"
        "Proceedings of the Göttingen Mathematical Society 1921, PUBLISHED:\n"
        "Proceedings of the Göttingen Mathematical Society, series 2, volume 17, pages 75--115",
        "Emmy Noether",
        "The Integrals of a Function",
        ("Emmy Noether",),
        0,
        {
            "venue": "Proceedings of the Göttingen Mathematical Society",
            "year": 1921,
            "volume": "17",
            "pages": "75–115",
            "note": "series 2",
            "status": "published",
            "type": "article-journal",
        },
    ),
    Sample(
        "one word as title, publisher and place twice",
        "Opticks <br>\n**Isaac Newton** <br>\nSmith and Walford, London 1704, PUBLISHED:\n"
        "Smith and Walford, London <br>",
        "Isaac Newton",
        "Opticks",
        ("Isaac Newton",),
        0,
        {"venue": "Smith and Walford, London", "year": 1704, "note": "", "status": "published"},
    ),
    Sample(
        "a comma in the title, and a remark instead of the long venue",
        "Moduln in nichtkommutativen Bereichen, insbesondere aus Differential- und "
        "Differenzenausdrücken <br>\n**Emmy Noether**; Werner Schmeidler <br>\n"
        "Mathematische Zeitschrift 1920, PUBLISHED:\n"
        "Among the pieces that were read, for the prize, at Göttingen",
        "Emmy Noether",
        "Moduln in nichtkommutativen Bereichen, insbesondere aus Differential- und "
        "Differenzenausdrücken",
        ("Emmy Noether", "Werner Schmeidler"),
        0,
        {
            "venue": "Mathematische Zeitschrift",
            "note": "Among the pieces that were read, for the prize, at Göttingen",
        },
    ),
    Sample(
        "a title that ends in two words behind a comma, an edition as a remark",
        "Der Raupen wunderbare Verwandelung, anderer Theil <br>\n**Maria Sibylla Merian** <br>\n"
        "Frankfurt 1683, PUBLISHED:\nPrinted for the Academy, with fifty plates",
        "Maria Sibylla Merian",
        "Der Raupen wunderbare Verwandelung, anderer Theil",
        ("Maria Sibylla Merian",),
        0,
        {"venue": "Frankfurt", "note": "Printed for the Academy, with fifty plates"},
    ),
    Sample(
        "a month beside the venue, a press",
        "Lettre sur la philosophie de Newton <br>\n**Émilie du Châtelet** <br>\n"
        "Journal des sçavans 1738, PUBLISHED:\nJournal des sçavans, May",
        "Émilie du Châtelet",
        "Lettre sur la philosophie de Newton",
        ("Émilie du Châtelet",),
        0,
        {"venue": "Journal des sçavans", "year": 1738, "date": "1738-05", "note": ""},
    ),
    Sample(
        "a part of the owner's long name, in bold",
        "Institutions de physique <br>\n**Émilie du Châtelet** <br>\n"
        "Clairaut Press 1740, PUBLISHED:\nClairaut Press, Paris; two parts <br>\n"
        "[[E77](https://example.org/77)] [[English edition](https://example.org/en)]",
        "Gabrielle-Émilie Le Tonnelier de Breteuil du Châtelet",
        "Institutions de physique",
        ("Émilie du Châtelet",),
        0,
        {
            "venue": "Clairaut Press, Paris",
            "note": "two parts",
            "type": "book",
            "links": [
                {"kind": "url", "url": "https://example.org/77", "label": "E77"},
                {"kind": "url", "url": "https://example.org/en", "label": "English edition"},
            ],
        },
    ),
    Sample(
        "quotation marks inside a quoted title",
        'Grace Hopper, **Ada Lovelace**. "Beyond Notes: "Engines" Are Not Enough for Music." '
        "*Annals of Computing*, 1952. [[doi](https://doi.org/10.1000/notes)]",
        "Ada Lovelace",
        "Beyond Notes: “Engines” Are Not Enough for Music",
        ("Grace Hopper", "Ada Lovelace"),
        1,
        {"venue": "Annals of Computing", "year": 1952, "doi": "10.1000/notes"},
    ),
)
