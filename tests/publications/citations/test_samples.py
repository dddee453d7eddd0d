"""Each reference, written by hand from the manuals, against what is cited."""

from __future__ import annotations

import pytest

from publications.citations import STYLES, cite
from tests.publications.citations.samples import Sample, read_samples

SAMPLES = read_samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.name}-{sample.style}")
def test_reference_is_as_its_manual_has_it(sample: Sample) -> None:
    citation = cite(sample.item, sample.style)

    assert citation.text == sample.text
    assert citation.html == sample.html


def test_there_are_references_enough_in_every_style() -> None:
    assert len({sample.name for sample in SAMPLES}) >= 40
    assert all(sum(s.style == style for s in SAMPLES) >= 30 for style in STYLES)
