"""What documents are made with: our own fonts and templates, and nothing from outside."""

import re

import pytest

from reports import fonts
from reports.documents import paper


def test_a_font_wheel_that_is_not_there_is_named() -> None:
    with pytest.raises(fonts.FontsMissing, match="no_such_wheel"):
        fonts._folder("no_such_wheel")


def test_templates_ask_for_nothing_from_outside() -> None:
    texts = {file.name: file.read_text() for file in paper.TEMPLATES.glob("*.typ")}
    assert not [name for name in texts if re.search(r'"@\w+/|sys\.inputs\.(?!families)', texts[name])]
