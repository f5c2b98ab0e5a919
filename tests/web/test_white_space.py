"""White space that lays a template out for reading is not sent; what is seen stays."""

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from web.view.white_space import WhiteSpace


def rendered(template: str, **values: object) -> str:
    """A template of pages with the values, as it is sent."""
    made = Environment(
        loader=DictLoader({"a.html": template}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[WhiteSpace],
    )
    return made.get_template("a.html").render(values)


@pytest.mark.parametrize(
    ("template", "sent"),
    [
        ("<ul>\n  <li>\n    a\n  </li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<b>a</b>\n  <i>b</i>", "<b>a</b>\n<i>b</i>"),
        ("one   two\n\n\n   three", "one two\nthree"),
        ("<h{{ 3 }}>\n a\n</h{{ 3 }}>\n<b>c</b>", "<h3>a</h3><b>c</b>"),
        ('<td\n    class="a"\n    id="{{ 1 }}"\n>\n  a </td>', '<td class="a" id="1">a</td>'),
        ('<a title="two  spaces\n> and a line"\n   href="#">a</a>', '<a title="two  spaces\n> and a line" href="#">a</a>'),
        ("<td>{% if true %} a{% endif %} </td>", "<td> a</td>"),
        ("{% for each in (1, 2) %}\n  <tr>\n    <td>{{ each }}</td>\n  </tr>\n{% endfor %}", "<tr><td>1</td></tr><tr><td>2</td></tr>"),
    ],
)  # fmt: skip
def test_only_white_space_that_nobody_sees_is_left_out(template: str, sent: str) -> None:
    assert rendered(template) == sent


def test_values_stay_as_they_are() -> None:
    assert rendered("<p>\n  {{ text }}\n</p>", text="a \n  b") == "<p>a \n  b</p>"


@pytest.mark.parametrize("name", ["pre", "textarea"])
def test_an_element_whose_white_space_is_its_text_is_refused(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=name):
        rendered(f"<p>a</p>\n<{name}>\n</{name}>")
