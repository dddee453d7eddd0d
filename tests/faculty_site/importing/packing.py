"""Archives for tests, sound and hostile."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping

MARIE = """\
---
title: Marie Curie
layout: default
---
Physicist and chemist in Paris.

## News

- [12/1903] Nobel Prize in Physics
- [05/1906] First woman professor at the University of Paris
"""


def zipped(files: Mapping[str, str | bytes], **info: int) -> bytes:
    """A zip of these files; `info` are attributes of every member."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in info.items():
                setattr(member, attribute, value)
            archive.writestr(member, content)
    return target.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for info, content in members:
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def of_tar(name: str, content: bytes = b"x", **values: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    for attribute, value in values.items():
        setattr(info, attribute, value)
    return info, content
