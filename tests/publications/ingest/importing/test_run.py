"""Works out of a text: what becomes of each entry, at first and again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.load import Change
from profiles.models import ImportRecord, Profile, Source, SourceFile
from publications.ingest.importing import Outcome, import_works, preview
from publications.models import Authorship, Publication
from tests import factories
from tests.publications.ingest.importing.samples import (
    CSL,
    FOREIGN,
    MARIE,
    ORCID,
    POLONIUM,
    RADIUM,
    RIS,
    many,
    text_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def marie() -> Profile:
    return factories.make_profile(slug="marie-curie", name=MARIE)


def states(outcome: Outcome) -> list[str]:
    return [entry.state for entry in outcome.entries]


def test_new_works_come_in_with_their_source(marie: Profile) -> None:
    outcome = import_works(marie, text_of(POLONIUM, RADIUM))
    assert states(outcome) == ["new", "new"]
    first, second = outcome.entries
    assert (first.key, first.line, first.year) == ("curie1898", 1, 1898)
    assert (second.key, second.line) == ("curie1903", 8)
    assert first.authors == ("Pierre Curie", "Marie Curie")
    assert marie.authorships.count() == 2
    assert bytes(SourceFile.objects.get().content).decode() == f"{POLONIUM}\n{RADIUM}"
    assert (Source.objects.get().name, outcome.faults) == ("papers.bib", ())


def test_a_preview_says_the_same_and_writes_nothing(marie: Profile) -> None:
    outcome = preview(marie, text_of(POLONIUM, RADIUM, FOREIGN))
    assert states(outcome) == ["new", "new", "refused"]
    assert "Marie Curie" in outcome.entries[2].reason
    for model in (Publication, Authorship, Source, SourceFile, ImportRecord):
        assert not model._default_manager.exists()


def test_a_second_run_changes_nothing(marie: Profile) -> None:
    text = text_of(POLONIUM, RADIUM, FOREIGN)
    import_works(marie, text)
    with CaptureQueriesContext(connection) as queries:
        outcome = import_works(marie, text)
    assert states(outcome) == ["known", "known", "refused"]
    written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert written == []


def test_a_changed_file_is_merged_with_what_was_edited_here(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, RADIUM))
    Publication.objects.filter(year=1903).update(venue="Paris")
    changed = text_of(POLONIUM.replace("Comptes rendus", "C. R."), RADIUM)
    first, second = import_works(marie, changed).entries
    assert (first.state, second.state) == ("changed", "kept")
    assert Change("venue", "Comptes rendus", "C. R.", "take") in first.taken
    assert [(c.what, c.here, c.how) for c in second.kept] == [("venue", "Paris", "keep")]
    both = text_of(POLONIUM, RADIUM.replace("Faculté des sciences de Paris", "Sorbonne"))
    second = import_works(marie, both).entries[1]
    assert [(c.what, c.how) for c in second.kept] == [("venue", "conflict")]
    assert set(Publication.objects.values_list("venue", flat=True)) == {"Comptes rendus", "Paris"}


def test_what_is_left_does_not_come_in(marie: Profile) -> None:
    outcome = import_works(marie, text_of(POLONIUM, RADIUM), left=[0])
    assert states(outcome) == ["left", "new"]
    assert Publication.objects.get().year == 1903
    outcome = import_works(marie, text_of(POLONIUM, RADIUM), left=[0, 1])
    assert (states(outcome), outcome.gone) == (["left", "left"], ())
    assert states(preview(marie, text_of(POLONIUM, RADIUM))) == ["new", "known"]


def test_what_a_file_has_no_more_stays_and_is_told(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, RADIUM))
    outcome = import_works(marie, text_of(POLONIUM))
    assert outcome.gone == ("Recherches sur les substances radioactives",)
    assert not Publication.objects.filter(visibility="hidden").exists()
    import_works(marie, text_of(POLONIUM), hide_missing=True)
    assert Publication.objects.get(visibility="hidden").year == 1903


def test_a_pasted_text_misses_nothing_of_an_earlier_one(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, name="pasted", lone=True))
    outcome = import_works(marie, text_of(RADIUM, name="pasted", lone=True))
    assert (outcome.gone, states(outcome)) == ((), ["new"])
    orders = marie.authorships.order_by("publication__year").values_list("order", flat=True)
    assert list(orders) == [0, 1]
    before = list(ImportRecord.objects.values())
    import_works(marie, text_of(RADIUM, POLONIUM, name="pasted", lone=True))
    assert list(ImportRecord.objects.values()) == before


def test_one_key_for_two_works_in_files_of_one_name(marie: Profile) -> None:
    other = RADIUM.replace("curie1903", "curie1898")
    import_works(marie, text_of(POLONIUM, name="citations.bib"))
    for expected in ("new", "known"):
        assert states(import_works(marie, text_of(other, name="citations.bib"))) == [expected]
    assert states(import_works(marie, text_of(POLONIUM, name="citations.bib"))) == ["known"]
    assert Publication.objects.count() == 2


@pytest.mark.parametrize("lone", [False, True])
def test_a_key_that_was_renamed_is_the_same_work(marie: Profile, lone: bool) -> None:
    import_works(marie, text_of(POLONIUM, RADIUM, lone=lone))
    renamed = POLONIUM.replace("curie1898", "polonium").replace("Comptes", "C.")
    outcome = import_works(marie, text_of(renamed, RADIUM, lone=lone))
    assert (states(outcome), outcome.gone) == (["changed", "known"], ())
    assert states(import_works(marie, text_of(renamed, RADIUM, lone=lone))) == ["known", "known"]
    assert Publication.objects.count() == 2


def test_a_preprint_pasted_later_is_a_work_of_its_own(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, lone=True))
    draft = POLONIUM.replace("curie1898", "draft").replace("Comptes rendus", "arXiv preprint")
    for expected in ("new", "known"):
        assert states(import_works(marie, text_of(draft, lone=True))) == [expected]
    assert states(import_works(marie, text_of(POLONIUM, lone=True))) == ["known"]


def test_entries_without_keys_are_known_by_what_they_say(marie: Profile) -> None:
    title = "Sur une substance nouvelle radio-active, contenue dans la pechblende"
    report = RIS.replace(title, "Annual report")
    reports = [report.replace("1898", year) for year in ("1898", "1899")]
    for expected in ("new", "known"):
        assert states(import_works(marie, text_of(*reports, name="a.ris"))) == [expected] * 2
    assert states(import_works(marie, text_of(reports[1], name="a.ris"))) == ["known"]


def test_a_work_from_another_source_is_known(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, name="site.bib"))
    (entry,) = preview(marie, text_of(POLONIUM, name="papers.bib")).entries
    assert (entry.state, entry.attached) == ("known", True)
    assert entry.work == Publication.objects.get()


def test_a_deleted_work_stays_deleted(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM))
    Publication.objects.all().delete()
    assert states(import_works(marie, text_of(POLONIUM))) == ["deleted"]


def test_a_work_that_stands_twice_in_a_text_comes_in_once(marie: Profile) -> None:
    again = POLONIUM.replace("curie1898", "polonium").replace("Comptes rendus", "C. R.")
    for first in ("new", "known"):
        outcome = import_works(marie, text_of(POLONIUM, RADIUM, again))
        assert states(outcome) == [first, first, "twice"]
    assert outcome.entries[2].reason == "the entry on line 1 tells of the same work"
    assert Publication.objects.count() == 2


def test_new_works_follow_those_that_are_here(marie: Profile) -> None:
    factories.make_publication([Authorship(name=MARIE, profile=marie, order=41)])
    import_works(marie, text_of(POLONIUM, RADIUM))
    orders = Authorship.objects.filter(profile=marie).order_by("order")
    assert list(orders.values_list("order", flat=True)) == [41, 42, 43]


@pytest.mark.parametrize(
    ("given", "kind"), [(RIS, "ris"), (CSL, "csl-json"), (ORCID, "orcid"), (POLONIUM, "bibtex")]
)
def test_every_format_goes_in_by_the_same_door(marie: Profile, given: str, kind: str) -> None:
    for expected in ("new", "known"):
        outcome = import_works(marie, text_of(given, name="export.txt"))
        assert (outcome.format, states(outcome)) == (kind, [expected])
    (own,) = Authorship.objects.filter(profile=marie)
    assert (own.publication.year, own.publication.venue) == (1898, "Comptes rendus")


def test_a_work_is_known_whatever_the_format(marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM))
    for given, name in ((RIS, "papers.ris"), (CSL, "papers.json")):
        (entry,) = import_works(marie, text_of(given, name=name)).entries
        assert entry.attached
        assert entry.state in ("known", "changed")
    assert Publication.objects.count() == 1
    work = Publication.objects.get()
    assert all([work.bibtex, work.ris, work.csl_json])


HOSTILE = (
    "[" * 100_000,
    '{"a":' * 50_000,
    '[{"title": "\\ud800", "type": "book", "author": [{"literal": "Marie Curie"}]}]',
    '[{"title": "a\\u0000b", "type": "book", "author": [{"literal": "Marie Curie"}]}]',
    '[{"title": {"x": []}, "type": 7, "author": "Marie Curie", "id": {}}]',
    '[null, 1, "a", [], {}]',
    '{"group": [{"work-summary": [null, {"title": 1}]}, 7]}',
    '[{"title": "%s", "type": "book", "author": [{"literal": "Marie Curie"}]}]' % ("a" * 100_000),
    "@article{" + "k" * 5_000 + ", title = {A}, author = {Marie Curie}}",
    "@article{a, title = {A}, author = {" + "Marie Curie and " * 5_000 + "X}}",
    "@article{a, title = {A}, author = {Marie Curie}, year = {" + "9" * 5_000 + "}}",
    "@article{a, title = {A}, author = {Marie Curie}, doi = {10.1/" + "x" * 5_000 + "}}",
    "@article{a, title = {A}, author = {" + "M" * 5_000 + " Curie and Marie Curie}}",
    "@article{a, title = " + "{" * 5_000 + ", author = {Marie Curie}}",
    "\n".join(f"@article{{a, title = {{A{n}}}, author = {{Marie Curie}}}}" for n in range(200)),
    "TY  - JOUR\nAU  - Curie, Marie\nTI  - " + "a" * 100_000,
    "TY  - JOUR\n" * 1_000,
    "\u202e\u0007@article{a\u202e, title = {\u0007\u202eA}, author = {Marie Curie}}",
)


@pytest.mark.parametrize("given", HOSTILE, ids=lambda text: text[:25])
def test_no_text_brings_it_down(marie: Profile, given: str) -> None:
    first = import_works(marie, text_of(given))
    again = import_works(marie, text_of(given))
    assert again.count("new", "changed", "kept") == 0
    assert len(again.entries) == len(first.entries)
    for entry in first.entries:
        entry.title.encode()
        assert entry.state in ("new", "refused", "twice")
        assert entry.state != "refused" or entry.reason


def test_faults_are_told_with_their_lines(marie: Profile) -> None:
    broken = RADIUM.rstrip().rstrip("}")
    outcome = preview(marie, text_of(POLONIUM, broken))
    assert states(outcome) == ["new", "new"]
    (problem,) = outcome.faults
    assert (str(problem.path), problem.line, problem.level) == ("papers.bib", 8, "warning")
    assert "brace" in problem.message


def test_a_text_without_entries_gives_none(marie: Profile) -> None:
    outcome = preview(marie, text_of("Dear colleagues,"))
    assert (outcome.entries, outcome.counts.created) == ((), 0)


def test_known_entries_cost_the_same_number_of_queries(marie: Profile) -> None:
    counts = []
    for number in (3, 30):
        text = text_of(many(number))
        import_works(marie, text)
        with CaptureQueriesContext(connection) as queries:
            preview(marie, text)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 25


def test_new_entries_cost_the_same_number_of_queries() -> None:
    counts = []
    for number in (3, 30):
        person = factories.make_profile(name=MARIE)
        with CaptureQueriesContext(connection) as queries:
            outcome = preview(person, text_of(many(number)))
        assert outcome.count("new") == number
        counts.append(len(queries))
    assert counts[0] == counts[1] < 40
