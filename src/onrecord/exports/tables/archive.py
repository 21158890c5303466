"""A folder of files as one ZIP: what an export of many files writes where only one file can be (a pipe)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.exports import Folder, Written
from onrecord.model.reading import Reading


def zipped(export: Folder, readings: Iterable[Reading], out: BinaryIO) -> Written:
    """Writes the files of ``export`` to ``out`` as a ZIP, in the order of their names; the same files, the same bytes.

    The files lie on the disk before they are packed, so that memory stays bounded.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder:
        told = export.export_into(readings, folder)
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for name in sorted(os.listdir(folder)):
                entry = ZipInfo(name)  # of 1980, the first day that a ZIP knows: no clock in what is written
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                with (
                    open(os.path.join(folder, name), "rb") as file,
                    archive.open(entry, "w", force_zip64=True) as member,
                ):
                    shutil.copyfileobj(file, member, 1 << 20)
    return told
