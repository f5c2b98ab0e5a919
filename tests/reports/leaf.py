"""A printed report as a test reads it: over HTTP, its text, its metadata and the JSON inside."""

import io
import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from fastapi.testclient import TestClient
from pdfua import Severity, validate

_BLANKS = re.compile(r"[\s\u200b\u2060\u00ad]+")


def squeezed(text: str) -> str:
    """Text without what line breaks put into it."""
    return _BLANKS.sub("", text)


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page of a PDF, as a reader program gives them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        # What stands for a hyphen at the end of a line is a hyphen: nothing here is hyphenated.
        return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]
    finally:
        document.close()


class Leaf:
    """The PDF at an address."""

    def __init__(self, client: TestClient, address: str) -> None:
        self.response = client.get(address)
        assert self.response.status_code == 200, self.response.text[:500]
        self.content = self.response.content
        self.reader = pypdf.PdfReader(io.BytesIO(self.content))

    @cached_property
    def text(self) -> str:
        """Every word of it, without blanks."""
        return squeezed("".join(page_texts(self.content)))

    def says(self, *texts: str) -> None:
        """Fail where one of the texts does not stand in it."""
        missing = [each for each in texts if squeezed(each) not in self.text]
        assert not missing, missing

    @property
    def reading(self) -> dict[str, Any]:
        """The JSON it carries."""
        ((files,),) = (tuple(self.reader.attachments.values()),)
        return dict(json.loads(files[0]))

    def is_sound(self, folder: Path, tag: str) -> None:
        """Fail where it is no archive file in a language that a screen reader can read, with its pages counted."""
        catalogue: Any = self.reader.trailer["/Root"]
        metadata = catalogue["/Metadata"].get_data().decode()
        assert catalogue["/Lang"] == tag
        assert catalogue["/MarkInfo"]["/Marked"]
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "<pdfaid:part>3</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
        pages = len(self.reader.pages)
        self.says(f"第{pages}页，共{pages}页" if tag.startswith("zh") else f"Page {pages} of {pages}")
        file = folder / "report.pdf"
        file.write_bytes(self.content)
        assert [each.message for each in validate(str(file)).findings if each.severity >= Severity.INFO] == []


def is_kept(client: TestClient, address: str) -> None:
    """Fail where the same address gives other bytes a second time, or does not know its own tag."""
    first, again = client.get(address), client.get(address)
    assert first.content == again.content
    same = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert first.headers["content-type"] == "application/pdf"
