"""What a search must find: a department of historical scientists, and questions to it.

The things stand here as plain texts, so that any engine can be asked the same questions.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """`label` is its kind and its slug; `names` are those of a person, or of a work's authors."""

    label: str
    names: tuple[str, ...]
    title: str
    text: str = ""
    is_seen: bool = True


THINGS = (
    Thing("person:noether", ("Emmy Noether",), "Professor of Mathematics", "Chains of ideals."),
    Thing("person:godel", ("Kurt Gödel",), "Logician", "Undecidable sentences."),
    Thing("person:poincare", ("Henri Poincaré",), "Professor", "Celestial mechanics."),
    Thing("person:lukasiewicz", ("Jan Łukasiewicz",), "Logician", "Three values of truth."),
    Thing("person:weierstrass", ("Karl Weierstraß",), "Professor", "Functions without slope."),
    Thing("person:orsted", ("Hans Christian Ørsted",), "Professor of Physics", "A compass turns."),
    Thing("person:arf", ("Cahit Arf", "Cahit Arıf"), "Professor", "An invariant; Kırşehir."),
    Thing("person:yukawa", ("Hideki Yukawa", "湯川秀樹"), "Professor", "Mesons in Kyōto."),
    Thing("person:li-shanlan", ("Li Shanlan", "李善蘭"), "Mathematician", "Translated Euclid."),
    Thing("person:curie", ("Marie Curie", "Maria Skłodowska"), "Professor", "Rays of radium."),
    Thing("person:currie", ("Anna Currie",), "Librarian", "Catalogues."),
    Thing("person:curier", ("Paul Curier",), "Lecturer", "Printing."),
    Thing("person:meitner", ("Lise Meitner",), "Professor", "Works with Curie on rays."),
    Thing("person:alembert", ("Jean le Rond d'Alembert",), "Encyclopaedist", "Strings."),
    Thing("person:ramanujan", ("Srinivasa Ramanujan", "சீனிவாச இராமானுசன்"), "Fellow", "Partitions."),
    Thing("person:hidden", ("Hypatia of Alexandria",), "Draft", "Conics.", is_seen=False),
    Thing("person:unlisted", ("Ada Lovelace",), "Unlisted", "Engines.", is_seen=False),
    Thing("publication:ideals", ("Emmy Noether",), "Idealtheorie in Ringbereichen",
          "Chains of ideals end. 10.1007/BF01464225"),
    Thing("publication:noether-cited", ("Lise Meitner",), "On a theorem by Noether", "Symmetry."),
    Thing("publication:mesons", ("Hideki Yukawa",), "On the interaction of elementary particles",
          "A field of force. 1701.00001v2"),
    Thing("publication:chinese", ("Li Shanlan",), "論代微積拾級之譯本與垛積術",
          "十九世紀算學家所著之書，論及微分與積分。"),
    Thing("publication:radium", ("Marie Curie",), "On a new radioactive substance",
          "Pitchblende holds more rays than uranium explains."),
    Thing("publication:hidden", ("Marie Curie",), "Unfinished notes on polonium salts",
          is_seen=False),
    Thing("news:lecture", (), "Lecture on gyroscopes", "Poincaré's chaos explained in Göttingen."),
    Thing("news:hidden", (), "Secret gyroscopes", "Nobody knows.", is_seen=False),
    Thing("page:lectures", (), "Lecture notes", "The gyroscopes of last term; field theory notes."),
    Thing("page:hidden", (), "Hidden diary", "A diary of gyroscopes.", is_seen=False),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """`first` are the first results in order, `has` stand anywhere, `lacks` nowhere."""

    query: str
    first: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    is_empty: bool = False


def _first(query: str, *labels: str) -> Case:
    return Case(query, first=labels)


CASES = (
    # accents and case
    _first("godel", "person:godel"),
    _first("Gödel", "person:godel"),
    _first("goedel", "person:godel"),
    _first("GÖDEL", "person:godel"),
    _first("Go\u0308del", "person:godel"),
    _first("poincare", "person:poincare"),
    _first("lukasiewicz", "person:lukasiewicz"),
    _first("ŁUKASIEWICZ", "person:lukasiewicz"),
    _first("Weierstrass", "person:weierstrass"),
    _first("weierstraß", "person:weierstrass"),
    _first("orsted", "person:orsted"),
    _first("Oersted", "person:orsted"),
    _first("arif", "person:arf"),
    Case("kirsehir", has=("person:arf",)),
    Case("KIRŞEHİR", has=("person:arf",)),
    _first("sklodowska", "person:curie"),
    Case("gottingen", has=("news:lecture",)),
    _first("dalembert", "person:alembert"),
    _first("d’Alembert", "person:alembert"),
    # one slip in a word of five letters or more
    _first("Noehter", "person:noether"),
    _first("Nother", "person:noether"),
    _first("Noetther", "person:noether"),
    _first("Noetger", "person:noether"),
    _first("Moether", "person:noether"),
    _first("emmy noehter", "person:noether"),
    _first("Ramanujam", "person:ramanujan"),
    _first("wierstrass", "person:weierstrass"),
    Case("Idealteorie", has=("publication:ideals",)),
    Case("radoiactive", has=("publication:radium",)),
    # while typing
    _first("noet", "person:noether"),
    _first("emmy n", "person:noether"),
    _first("ramanu", "person:ramanujan"),
    Case("ideal", has=("publication:ideals", "person:noether")),
    # other scripts
    _first("湯", "person:yukawa"),
    _first("湯川", "person:yukawa"),
    _first("川", "person:yukawa"),
    _first("秀樹", "person:yukawa"),
    _first("湯川秀樹", "person:yukawa"),
    _first("李", "person:li-shanlan"),
    _first("善蘭", "person:li-shanlan"),
    Case("微積", has=("publication:chinese",)),
    Case("積", has=("publication:chinese",)),
    Case("算學家", has=("publication:chinese",)),
    Case("川湯", is_empty=True),
    _first("இராமானுசன்", "person:ramanujan"),
    # names before everything, the exact one before the beginning of one before a slip
    Case("curie", first=("person:curie", "person:curier", "person:currie"),
         has=("person:meitner", "publication:radium")),
    Case("noether", first=("person:noether",),
         has=("publication:ideals", "publication:noether-cited")),
    _first("Noether, Emmy", "person:noether"),
    _first("E. Noether", "person:noether"),
    _first("hideki yukawa", "person:yukawa"),
    # several words are all needed; phrases stand as they are quoted
    Case("noether ideals", first=("person:noether",), has=("publication:ideals",),
         lacks=("publication:noether-cited",)),
    Case("field notes", has=("page:lectures",), lacks=("publication:mesons",)),
    Case('"elementary particles"', has=("publication:mesons",)),
    Case('"particles elementary"', is_empty=True),
    Case('"field of force"', has=("publication:mesons",), lacks=("page:lectures",)),
    Case("zebra gyroscopes", has=("news:lecture", "page:lectures")),
    # numbers of works
    _first("10.1007/BF01464225", "publication:ideals"),
    _first("https://doi.org/10.1007/bf01464225", "publication:ideals"),
    _first("doi:10.1007/BF01464225.", "publication:ideals"),
    _first("arXiv:1701.00001", "publication:mesons"),
    _first("https://arxiv.org/abs/1701.00001v2", "publication:mesons"),
    # nothing that may not be seen
    Case("hypatia", is_empty=True),
    Case("hypathia", is_empty=True),
    Case("lovelace", is_empty=True),
    Case("polonium salts", is_empty=True),
    Case("gyroscopes", has=("news:lecture", "page:lectures"),
         lacks=("news:hidden", "page:hidden")),
    Case("diary", is_empty=True),
    # whatever anybody pastes
    *(Case(query, is_empty=True) for query in (
        "*", "**", '"', '""', "(", ")", "NEAR(", "NEAR/3", "'", "\\", "&|!", ":*", "-", "^", "{}",
        "\0", "🎉", "…", "。", "--", "; DROP TABLE", "%", "_", "\ud800", "zzzz " * 2000,
    )),
    Case("noether*", first=("person:noether",)),
    Case('"noether', first=("person:noether",)),
    Case("noether AND", first=("person:noether",)),
    Case("noether\0", first=("person:noether",)),
    Case("noether:A & !x", first=("person:noether",)),
    Case("emmy 🎉 noether", first=("person:noether",)),
)  # fmt: skip
