"""The whole record at once: as a data package, and as a workbook with one sheet a noun."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response, StreamingResponse

from api.parameters.address import public_address
from api.parameters.dependencies import Home, SessionDep
from api.parameters.formats import MEDIA_TYPES, MOST, Format
from api.parameters.one_thread import WRITERS
from db.ledger import keys_of
from db.session import ReadSession
from reports.exports.package import whole_workbook, write_package

router = APIRouter(prefix="/export", tags=["export"])

THREADS = WRITERS
"""Where the endpoints of this file run."""

IN_MEMORY = 16_000_000
_PIECE = 1 << 16


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _refuse_too_many(session: ReadSession) -> None:
    number, most = len(keys_of(session, "agreement")), MOST[Format.XLSX]
    if number > most:
        raise HTTPException(
            422,
            f"The record holds {number:,} agreements; here it is given out whole up to {most:,}. The command "
            "`concord export` has no such limit.",
        )


@router.get(
    "/concord.zip",
    summary="The whole record as a data package",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}, "description": "A Frictionless Data Package"}},
)
def package(request: Request, session: SessionDep, home: Home) -> Response:
    """Take the whole record as of its newest revision: tables with their schemas, CSVW, and the YAML set.

    ``concord load concord.zip`` makes the same record of it; the same edition gives the same bytes.
    """
    _refuse_too_many(session)
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it is sent
    try:
        number, _ = write_package(session, file, home=home, base=public_address(request))
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    headers = {
        "Content-Disposition": f'attachment; filename="concord-r{number}.zip"',
        "Content-Length": str(size),
    }
    return StreamingResponse(_sent(file), headers=headers, media_type="application/zip")


@router.get(
    "/concord.xlsx",
    summary="The whole record as a workbook",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPES[Format.XLSX]: {}}, "description": "One sheet a noun"}},
)
def everything(request: Request, session: SessionDep, home: Home) -> Response:
    """Take the whole record as of its newest revision as a workbook: one sheet a noun, and one that says what is what."""
    _refuse_too_many(session)
    content, now = whole_workbook(session, home=home, base=public_address(request))
    headers = {"Content-Disposition": f'attachment; filename="concord-r{now.number}.xlsx"'}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[Format.XLSX])
