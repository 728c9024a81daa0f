"""Questions to a page in a browser: what axe sees, and what only a look at the boxes shows."""

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# How far boxes stick out of the window to the side, scrollers aside.
STICKING_OUT = """() => document.documentElement.scrollWidth - innerWidth"""
# Controls lower than `least` pixels; links in sentences aside.
TOO_SMALL = """least => [...document.querySelectorAll(
  'a, button, select, summary, input, textarea'
)].filter(e => {
  if (!e.checkVisibility() || e.type === 'hidden') return false;
  if (e.closest('.visually-hidden, .skip')) return false;
  if (e.matches('a') && getComputedStyle(e).display === 'inline') return false;
  const box = (e.closest('label.choice, .select label') || e).getBoundingClientRect();
  return box.width > 0 && box.height < least - 0.5;
}).map(e => e.outerHTML.slice(0, 120))"""
CUT_OFF = """() => [...document.querySelectorAll('.choice, .button, .status, .tile')]
  .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.textContent.trim())"""
# Where the focus stands: whether it has a ring, is in the window and lies under nothing else.
FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const seen = e.closest('.choice') || e, box = seen.getBoundingClientRect();
  const inside = (at, end) => Math.min(Math.max(at, 0), end - 1);
  const top = document.elementFromPoint(
    inside(box.left + box.width / 2, innerWidth), inside(box.top + box.height / 2, innerHeight));
  const labels = [...(e.labels || [])], fits = box.top >= 0 && box.bottom <= innerHeight;
  return {what: e.outerHTML.slice(0, 120), ring: parseFloat(getComputedStyle(seen).outlineWidth),
    seen: (fits || box.height > innerHeight / 2) && !!top &&
      (seen.contains(top) || top.contains(seen) || labels.some(l => l.contains(top)))};
}"""
# What a page says of itself: its headings, its title, ids that occur more than once, dead links.
FRAME = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return {
    h1: document.querySelectorAll('h1').length,
    title: document.title.replace(/^\\s*–.*/, '').trim(),
    doubled: [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))],
    dead: [...document.querySelectorAll('a[href=""], a[href="#"], a:not([href])')]
      .map(e => e.outerHTML.slice(0, 120)),
    styled: [...document.querySelectorAll('[style]')].map(e => e.outerHTML.slice(0, 120)),
  };
}"""


def violations(page: Page, *rules: str) -> list[tuple[str, str]]:
    """(rule, first place) of each thing axe objects to; all rules unless some are named."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)}).then(r => r.violations)")
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def stops(page: Page, most: int = 150) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the skip link until the round is over."""
    page.evaluate("document.querySelector('.skip').focus()")
    found: list[dict[str, Any]] = []
    while len(found) < most and (stop := page.evaluate(FOCUS)) and stop not in found[:1]:
        found.append(stop)
        page.keyboard.press("Tab")
    return found


def lost(page: Page) -> list[str]:
    """Stops without a ring of two pixels, out of the window, or under something else."""
    return [stop["what"] for stop in stops(page) if stop["ring"] < 2 or not stop["seen"]]
