"""What remarks on a work are about."""

import pytest

from publications.ingest.remarks import sorted_remarks


@pytest.mark.parametrize(
    "remark",
    ["Best paper award", "1953 Best Student Paper Award", "Nominated for the Best Paper Award",
     "Cozzarelli Prize", "Outstanding paper", "Honorable mention", "Test of time award"],
)  # fmt: skip
def test_awards(remark: str) -> None:
    assert sorted_remarks([remark, remark.upper()]) == (remark, "", [])


@pytest.mark.parametrize(
    "remark",
    ["* equal contribution", "† Corresponding author", "The first two authors contributed equally",
     "*: co-first authors", "Authors in alphabetical order"],
)  # fmt: skip
def test_marks(remark: str) -> None:
    assert sorted_remarks([remark]) == ("", remark, [])


@pytest.mark.parametrize(
    "remark",
    ["oral", "read for the prize at Göttingen", "Supported by the Guggenheim Award",
     "It tells how, long after the prize was given and the Award forgotten, two of them met again"],
)  # fmt: skip
def test_others(remark: str) -> None:
    assert sorted_remarks(["", remark, remark]) == ("", "", [remark])
