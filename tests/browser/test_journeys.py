"""What people come to do, in a real browser: with the keyboard, with and without JavaScript, to the paper in the hand."""

import csv
import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from .chromium import NARROW
from .conftest import Visit

BOTH = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def test_search_as_one_types(visit: Visit) -> None:
    with visit() as seen:
        page = seen.go("/about")
        page.keyboard.press("/")
        expect(page.locator("#find")).to_be_focused()
        page.keyboard.type("frnac", delay=20)
        hints = page.locator("#hints")
        expect(hints.get_by_role("link", name="France", exact=True)).to_be_visible()
        assert not seen.findings()
        page.keyboard.press("ArrowDown")
        expect(hints.get_by_role("link").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#find")).to_be_focused()
        expect(hints).to_be_empty()
        page.keyboard.press("Control+a")
        page.keyboard.type("法国")
        expect(hints.locator("mark").first).to_have_text("法国")
        hints.get_by_role("link", name="France", exact=True).click()
        expect(page.locator("h1")).to_contain_text("France")
        # A letter typed into a field stays a letter.
        page.locator("#find").fill("")
        page.locator("#find").press("/")
        expect(page.locator("#find")).to_have_value("/")


@BOTH
def test_search_by_the_form(visit: Visit, scripts: bool) -> None:
    with visit(java_script_enabled=scripts) as seen:
        page = seen.go("/zh/")
        page.locator("#find").fill("Roscosmos")
        page.locator("#find").press("Enter")
        page.wait_for_url("**/zh/search?q=Roscosmos")
        page.locator("main").get_by_role("link", name="俄罗斯国家航天集团").first.click()
        page.wait_for_url("**/zh/bodies/roscosmos")


@BOTH
def test_the_list_is_narrowed_and_widened_again(visit: Visit, scripts: bool) -> None:
    with visit(java_script_enabled=scripts) as seen:
        page = seen.go("/agreements")
        every = page.locator(".result").inner_text().split()[0]
        page.locator('.facets input[name="kind"]').first.check()
        if scripts:
            page.wait_for_url("**/agreements?*kind=*")
            expect(page.locator(".chips li")).to_have_count(2)
        page.locator('.facets input[name="topic"]').first.check()
        if not scripts:
            page.locator(".facets-show button").last.click()
        page.wait_for_url("**/agreements?*kind=*topic=*")
        expect(page.locator(".chips li")).to_have_count(3)
        narrowed = page.locator(".result").inner_text().split()[0]
        assert int(narrowed) < int(every)
        page.locator("#sort").select_option("title")
        page.locator("#q").press("Enter")
        page.wait_for_url("**sort=title*")
        assert page.locator(".result").inner_text().split()[0] == narrowed
        page.get_by_role("link", name="Show all").click()
        assert page.locator(".result").inner_text().split()[0] == every


def test_ticking_is_enough_and_the_focus_stays(visit: Visit) -> None:
    with visit() as seen:
        page = seen.go("/agreements?country=FR")
        every = page.locator(".result").inner_text()
        folded = page.locator('.facets details[data-facet="topic"]')
        folded.locator("summary").click()
        box = folded.locator("input").last
        name = box.get_attribute("id")
        box.focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/agreements?*topic=*")
        expect(page.locator(".chips li")).to_have_count(3)
        expect(page.locator(f"#{name}")).to_be_focused()
        expect(page.locator(f"#{name}")).to_be_in_viewport()
        expect(folded).to_have_attribute("open", "")
        narrowed = page.locator(".result").inner_text()
        assert narrowed != every
        expect(page.locator("footer [role=status]")).to_have_text(narrowed)
        assert not seen.findings()
        language = page.get_by_role("navigation", name="Language").get_by_role("link", name="中文")
        assert "topic=" in str(language.get_attribute("href"))
        page.go_back()
        expect(page.locator(".result")).to_have_text(every)
        expect(page.locator(f"#{name}")).not_to_be_checked()


def test_home_has_one_search_box_and_the_sections_lead_everywhere(visit: Visit) -> None:
    with visit() as seen:
        page = seen.go("/")
        expect(page.get_by_role("search")).to_have_count(1)
        page.keyboard.press("/")
        page.keyboard.type("laos", delay=20)
        expect(page.locator("#hints").get_by_role("link").first).to_be_visible()
        page.set_viewport_size({"width": NARROW, "height": 900})
        assert not seen.overflow()
        for name in ("Visits", "Missions", "Compare"):
            page.get_by_role("navigation", name="Sections").get_by_role("link", name=name, exact=True).click()
            expect(page.locator("nav.sections [aria-current]")).to_have_text(name)
            expect(page.locator("nav.sections [aria-current]")).to_be_in_viewport(ratio=1)


@BOTH
def test_another_day_goes_along_and_the_language_keeps_the_page(visit: Visit, scripts: bool) -> None:
    with visit(java_script_enabled=scripts) as seen:
        page = seen.go("/countries/FR")
        page.locator("#on").fill("1998-01-01")
        page.locator(".as-of button").click()
        page.wait_for_url("**/countries/FR?on=1998-01-01")
        page.get_by_role("navigation", name="Language").get_by_role("link", name="中文").click()
        page.wait_for_url("**/zh/countries/FR?on=1998-01-01")
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        expect(page.locator("footer")).to_contain_text("1998年1月1日")
        page.locator("article.entry h3 a").first.click()
        page.wait_for_url("**/zh/agreements/*on=1998-01-01")


@BOTH
def test_countries_are_compared(visit: Visit, scripts: bool) -> None:
    with visit(java_script_enabled=scripts) as seen:
        page = seen.go("/compare?country=FR&country=IT")
        for name in ("France", "Italy"):
            expect(page.locator("main").get_by_text(name, exact=True).first).to_be_visible()


def test_the_list_is_taken_along_as_a_file(visit: Visit, tmp_path: Path) -> None:
    with visit(accept_downloads=True) as seen:
        page = seen.go("/agreements?country=FR&kind=protocol")
        shown = page.locator("article.entry").count()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="CSV").click()
        waiting.value.save_as(tmp_path / "list.csv")
        with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == shown


@pytest.mark.parametrize("path", ["/countries/LA", "/zh/agreements/la-2008-framework-agreement"])
def test_a_page_is_presentable_on_paper(visit: Visit, path: str) -> None:
    with visit() as seen:
        page = seen.go(path)
        heading = page.locator("h1").inner_text().split()[0]
        page.emulate_media(media="print")
        expect(page.locator("#find")).to_be_hidden()
        expect(page.locator("nav.sections")).to_be_hidden()
        expect(page.locator(".paper")).to_be_visible()
        paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        text = paper.pages[0].extract_text()
        assert heading[:4] in text
        assert len(paper.pages) <= 12


def test_what_is_drawn_late_is_linked_found_and_printed_like_the_rest(visit: Visit) -> None:
    with visit() as seen:
        page = seen.go("/countries/FR")
        last = page.locator(".sources li").last
        number = last.get_attribute("value")
        expect(last).not_to_be_in_viewport()
        page.locator(".contents").get_by_role("link", name="Sources").first.click()
        expect(page.locator(".sources h2")).to_be_in_viewport()
        page.goto(f"{seen.origin}/countries/FR#source-{number}")
        expect(last).to_be_in_viewport()
        paper = pypdf.PdfReader(
            io.BytesIO(seen.go("/countries/FR").pdf(format="A4", prefer_css_page_size=True))
        )
        text = "".join(sheet.extract_text() for sheet in paper.pages)
        address = page.locator(".sources li .web").last.inner_text()
        assert "".join(address.split())[:40] in "".join(text.split())


def test_the_keyboard_reaches_everything_in_order_with_the_focus_seen(visit: Visit) -> None:
    with visit() as seen:
        page = seen.go("/agreements?kind=treaty")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#q")).to_be_focused()
        for _ in range(12):
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert width == "3px", page.evaluate("document.activeElement.outerHTML")
            page.keyboard.press("Tab")


def test_forced_colours_keep_the_words_and_their_frames(visit: Visit) -> None:
    with visit(forced_colors="active") as seen:
        page = seen.go("/countries/LA")
        frame = page.locator(".status").first.evaluate("node => getComputedStyle(node).borderTopColor")
        assert frame not in ("rgba(0, 0, 0, 0)", "transparent")


@pytest.mark.parametrize("path", ["/", "/countries/FR", "/agreements", "/fairness"])
def test_nothing_moves_while_a_page_is_drawn_and_it_is_light(visit: Visit, path: str) -> None:
    with visit() as seen:
        page = seen.go(path)
        moved = page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += entry.value;
              }).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(sum), 300);
            })"""
        )
        assert moved < 0.01
        size = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
        assert 0 < size < 150_000
