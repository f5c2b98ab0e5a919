"""The HTML of every page type is valid, as html-validate judges it by the living standard."""

import urllib.error
import urllib.request

from playwright.sync_api import Browser

from .addresses import IN_BOTH
from .chromium import vendored

JUDGE = """async (pages) => {
  const loader = new HV.StaticConfigLoader({ root: true, extends: ["html-validate:standard"] });
  const judge = new HV.HtmlValidate(loader);
  const found = [];
  for (const [address, text] of pages) {
    const report = await judge.validateString(text, address);
    for (const result of report.results)
      for (const each of result.messages.slice(0, 5))
        found.push(`${address}:${each.line} ${each.ruleId}: ${each.message}`);
  }
  return found;
}"""


def fetched(address: str) -> str:
    """The HTML at an address, as it is sent, whatever the status."""
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - the site that was just started
            return str(answer.read().decode())
    except urllib.error.HTTPError as answer:
        return answer.read().decode()


def judged(browser: Browser, pages: list[tuple[str, str]]) -> list[str]:
    """What is wrong with pages: address, line, rule, message."""
    page = browser.new_page()
    page.evaluate(f"{vendored('html-validate.min.js')}; globalThis.HV = HV; undefined")
    found: list[str] = page.evaluate(JUDGE, pages)
    page.close()
    return found


def test_every_page_type_is_valid(browser: Browser, address: str) -> None:
    found = judged(browser, [(path, fetched(address + path)) for path in IN_BOTH])
    assert not found, "\n".join(found[:60])


def test_the_judge_finds_what_is_wrong(browser: Browser) -> None:
    wrong = "<!doctype html><html lang=en><title>x</title><p><div>y</div></p><ul><p>z</p></ul><b id=a></b><b id=a></b></html>"
    found = " ".join(judged(browser, [("wrong", wrong)]))
    assert "element-permitted-content" in found
    assert "no-dup-id" in found
