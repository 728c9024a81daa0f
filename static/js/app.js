/* Comfort only: every page works without this file. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Ticking all rows of a page, and saying how many are ticked.
  const count = (form) => {
    const ticks = all("td .tick[name=selected]", form);
    const ticked = ticks.filter((tick) => tick.checked).length;
    const output = form.querySelector(".bulk output");
    const head = form.querySelector("[data-select-all] input");
    if (output) { output.hidden = false; output.value = `${ticked} ${output.dataset.count}`; }
    if (head) { head.checked = ticked > 0 && ticked === ticks.length; head.indeterminate = ticked > 0 && ticked < ticks.length; }
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form");
    if (!form || !event.target.matches(".tick")) return;
    if (event.target.closest("[data-select-all]")) {
      all("td .tick[name=selected]", form).forEach((tick) => { tick.checked = event.target.checked; });
    }
    count(form);
  });

  // A pressed button says what it does and cannot be pressed twice; coming back wakes it again.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || event.defaultPrevented || event.target.method === "get") return;
    setTimeout(() => {
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
      if (button.dataset.busy) { button.dataset.label = button.textContent; button.textContent = button.dataset.busy; }
    }, 0);
  });
  const wake = (button) => {
    button.removeAttribute("aria-busy");
    button.disabled = false;
    if (button.dataset.label) button.textContent = button.dataset.label;
  };
  window.addEventListener("pageshow", () => all("button[aria-busy]").forEach(wake));
  document.addEventListener("htmx:afterRequest", () => all("button[aria-busy]").forEach(wake));

  // Menus close on Escape and on a press elsewhere.
  const close = (except) => all("details.menu[open]").forEach((menu) => { if (menu !== except) menu.open = false; });
  document.addEventListener("click", (event) => close(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest("details.menu[open]");
    close();
    menu?.querySelector("summary").focus();
  });

  // After a swap or on a page with errors, the reader stands at the summary of errors.
  const ready = (root) => {
    all("[data-select-all]", root).forEach((label) => { label.hidden = false; });
    all("form:has(.bulk)", root).forEach(count);
    root.querySelector("[data-focus]")?.focus();
  };
  document.addEventListener("htmx:afterSettle", (event) => ready(event.target));
  ready(document);
})();
