"""The desk in a real browser: every view, layers, a drop, filters, the review by keys, downloads, a harmful page.

Set ``ONRECORD_SHOTS`` to a folder and the pictures of docs/desk.md are written there by the same run.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from tests.stories.story.test_story import READINGS
from tests.views.web.conftest import ROOT, Served, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = os.environ.get("ONRECORD_SHOTS")
PICTURES = ("report", "story", "sources", "side", "map", "review")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        # a browser in a container has no sandbox of its own; it sees nothing but this desk
        made = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("browser") / "record"
    with onrecord.open_record(folder) as record:
        record.add([*onrecord.read(str(ROOT / "examples")), *READINGS])
    with Served(folder) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    faults: list[str] = []
    made = browser.new_page(viewport={"width": 1280, "height": 860}, accept_downloads=True)
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on(
        "console", lambda told: faults.append(told.text) if told.type == "error" and "400" not in told.text else None
    )
    made.on("dialog", lambda dialog: (faults.append("a dialog"), dialog.dismiss()))
    yield made
    made.close()
    assert not faults


def rows(desk: Served, sql: str) -> list[str]:
    return [row[0] for row in desk.app.state.desk.table(sql).values]


def views(desk: Served) -> dict[str, str]:
    report = rows(desk, "SELECT id FROM reports WHERE headline LIKE 'Turkey allows%'")[0]
    claim = rows(desk, "SELECT id FROM attributions WHERE chain LIKE '%Volga%' ORDER BY id")[0]
    varna = rows(desk, "SELECT id FROM reports WHERE headline LIKE '%Varna%' ORDER BY id LIMIT 3")
    return {
        "first": "/", "report": f"/report/{report}", "claim": f"/claim/{claim}", "stories": "/stories",
        "story": f"/story/{varna[0]}", "sources": f"/story/{report}/sources", "side": f"/side?r={varna[0]}&r={varna[1]}",
        "positions": "/positions", "standing": "/positions?on=2026-06-01", "map": "/map", "actors": "/actors",
        "actor": "/actor?name=Turkey", "figures": "/figures?kind=all", "ask": "/ask", "sql": "/sql?q=FROM+dyads",
        "review": "/review", "health": "/health", "reports": "/reports",
    }  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
def test_every_view_fits_and_has_no_fault(desk: Served, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 860})
    for name, address in views(desk).items():
        answer = page.goto(desk.url + address, wait_until="networkidle")
        assert answer
        assert answer.status == 200, name
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name} is {wide} px wider than a screen of {width}"
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]),select,textarea,button')]"
            ".filter(one => !(one.labels && one.labels.length) && !one.textContent.trim() && !one.ariaLabel)"
            ".map(one => one.outerHTML)"
        )
        assert not unnamed, name
        if SHOTS and width == 1280 and name in PICTURES:
            if name == "report":
                page.locator("a.m.l-attributions").nth(2).hover()
            page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(desk: Served, browser: Browser, scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for text, computed from what the browser paints."""
    made = browser.new_page(color_scheme=scheme)
    for address in (views(desk)[name] for name in ("report", "positions", "side", "first")):
        made.goto(desk.url + address)
        found = made.evaluate(CONTRAST)
        assert not found, (scheme, address, found[:3])
    if SHOTS and scheme == "dark":
        made.set_viewport_size({"width": 1280, "height": 860})
        made.goto(desk.url + views(desk)["report"])
        made.screenshot(path=str(Path(SHOTS) / "report-dark.png"))
    made.close()


CONTRAST = """() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = (one) => { for (let at = one; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c[3] > .5) return c; } return [255, 255, 255, 1]; };
  const poor = [];
  for (const one of document.querySelectorAll('main *, header *, footer *')) {
    if (one.closest('svg') || !one.offsetParent || ![...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = light(parse(getComputedStyle(one).color)), b = light(ground(one));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push([one.tagName, one.className, ratio.toFixed(2), one.textContent.slice(0, 30)]);
  }
  return poor; }"""


def test_layers_switch_and_the_address_follows(desk: Served, page: Page) -> None:
    page.goto(desk.url + views(desk)["report"])
    style = "getComputedStyle(document.querySelector('.l-events')).borderBottomStyle"
    assert page.evaluate(style) == "solid"
    page.uncheck("#layer-events")
    assert page.evaluate(style) == "none"
    assert "layers=" in page.url
    assert "events" not in page.url
    assert not page.locator(".card.k-event").first.is_visible()
    with page.expect_download() as awaited:
        page.click(".downloads a:has-text('JSON')")
    told = json.loads(Path(awaited.value.path()).read_text("utf-8"))
    assert told
    assert {row["kind"] for row in told} == {"statement", "position", "figure"}
    page.reload()
    assert not page.is_checked("#layer-events")


def test_words_show_their_claim_to_the_mouse_and_to_the_keyboard(desk: Served, page: Page) -> None:
    page.goto(desk.url + views(desk)["report"])
    page.locator("a.m.l-events").first.hover()
    assert page.locator(".tip-card .card").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".tip-card").is_visible()
    page.locator("a.m").nth(3).focus()
    assert "made by" in page.locator(".tip-card").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/**")
    page.wait_for_selector("#others table, #others .none")


def test_a_dropped_page_is_read(desk: Served, page: Page) -> None:
    page.goto(desk.url)
    words = (ROOT / "examples" / "wire.txt").read_text("utf-8")
    page.evaluate(
        """words => { const held = new DataTransfer();
        held.items.add(new File([words], 'wire.txt', {type: 'text/plain'}));
        document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: held, bubbles: true, cancelable: true})); }""",
        words,
    )
    page.wait_for_url("**/report/**", timeout=60_000)
    assert page.locator("a.m").count() > 5


def test_filters_and_find(desk: Served, page: Page) -> None:
    page.goto(desk.url + "/ask")
    page.fill("input[name=status]", "planned")
    page.press("input[name=status]", "Enter")
    page.wait_for_url("**status=planned**")
    assert set(page.locator("td.c-status").all_inner_texts()) == {"planned"}
    page.fill(".find input", "Varna")
    page.press(".find input", "Enter")
    page.wait_for_url("**/reports?q=Varna")
    page.locator("input[name=r]").nth(0).check()
    page.locator("input[name=r]").nth(1).check()
    page.click("text=Put the chosen ones side by side")
    page.wait_for_url("**/side?**")
    assert page.locator(".columns article").count() == 2


def test_the_review_goes_by_keys(desk: Served, page: Page) -> None:
    page.goto(desk.url + "/review")
    first = page.input_value("input[name=subject]")
    page.fill("input[name=signed]", "Ada")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.wait_for_function("first => document.querySelector('input[name=subject]').value !== first", arg=first)
    assert page.input_value("input[name=signed]") == "Ada"
    with desk.app.state.desk.record() as record:
        assert record.decisions_on(first).rows[0].verdict == "accept"
    second = page.input_value("input[name=subject]")
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_function("last => document.querySelector('input[name=subject]')?.value !== last", arg=second)
    with desk.app.state.desk.record() as record:
        assert record.decisions_on(second).rows[0].verdict == "reject"


def test_the_map_and_the_lanes_zoom(desk: Served, page: Page) -> None:
    page.goto(desk.url + "/map")
    page.click("text=Zoom in")
    assert page.evaluate("document.querySelector('svg.map').viewBox.baseVal.width") < 700


def test_reading_needs_no_script(desk: Served, browser: Browser) -> None:
    held = browser.new_context(java_script_enabled=False)
    made = held.new_page()
    for name in ("report", "story", "sources", "map", "positions"):
        made.goto(desk.url + views(desk)[name])
        assert made.locator("h1").first.is_visible()
    made.goto(desk.url + views(desk)["report"])
    assert made.locator(".card dl").first.is_visible()
    held.close()


def test_a_harmful_page_does_nothing(harmful: Path, page: Page) -> None:
    reading = hostile()
    with Served(harmful) as served:
        for address in (
            "/",
            "/reports",
            f"/report/{reading.article.id}",
            f"/claim/{reading.attributions[0].id}",
            "/actors",
        ):
            page.goto(served.url + address, wait_until="networkidle")
            assert page.title() != "taken"
            assert page.evaluate("document.querySelectorAll('main img, main script').length") == 0
