"""How is an uploaded dataset held while somebody looks at what it would add?"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from stegvis.web.access import record
from stegvis.web.access.by import By
from stegvis.web.access.models import Team
from stegvis.web.access.record import Refused
from stegvis.web.access.secrecy import encrypt
from stegvis.web.register.commands.lists import forget_old
from stegvis.web.register.models import HeldList

ACTION, PURPOSE, SEAL = "data.import", "dataset", "dataset"
NOT_ONE = "{name} är ingen zip-fil. Välj underlagets zip-fil, eller dess csv-filer på en gång."
MIXED = "Välj antingen en zip-fil eller underlagets lösa filer, inte båda."
LONGEST = 100  # of a file's name: what every file system takes
LOOSE = (".csv", ".parquet", ".json")


@transaction.atomic
def hold(by: By, *, team: Team, files: Sequence[UploadedFile[bytes]]) -> HeldList:
    """Keeps a dataset encrypted for its user, in place of the one before. Raises Refused for what cannot be one."""
    forget_old()
    name, packed = _packed(files)
    for before in HeldList.objects.filter(team=team, user=by.user, purpose=PURPOSE):
        record.removed(by, ACTION, before)
    sealed = encrypt(json.dumps([name, base64.b64encode(packed).decode("ascii")]), SEAL)
    return record.added(by, ACTION, HeldList(team=team, user=by.user, purpose=PURPOSE, sealed=sealed))


def choose(by: By, *, held: HeldList, teams: Mapping[str, int | None]) -> HeldList:
    """Says which team of ours the rows of each team of the file go to; None leaves them outside."""
    return record.changed(by, ACTION, held, columns=dict(teams))


def forget(by: By, *, held: HeldList) -> None:
    """Removes the dataset."""
    record.removed(by, ACTION, held)


def _packed(files: Sequence[UploadedFile[bytes]]) -> tuple[str, bytes]:
    """The name and the bytes of a zip: the one that was sent, or the loose files put into one."""
    names = [PurePath(str(one.name)).name[-LONGEST:] for one in files]
    loose = [name.casefold().endswith(LOOSE) for name in names]
    if len(files) == 1 and not loose[0]:
        data = files[0].read()
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise Refused(NOT_ONE.format(name=names[0]), "dataset")
        return names[0], data
    if not all(loose):
        raise Refused(MIXED, "dataset")
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in zip(names, files, strict=True):
            archive.writestr(name, one.read())
    return "underlag.zip", into.getvalue()
