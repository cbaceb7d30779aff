// Small things of every page. No inline script anywhere: the security policy forbids it.
"use strict";

// htmx sends the CSRF token of the page with every change.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf]").content;
});

// A refused answer of a social service leaves nothing of its query in the history.
for (const element of document.querySelectorAll("[data-clean-address]")) {
  history.replaceState(null, "", element.dataset.cleanAddress);
}

// Facts are copied to other places by a click.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.copied; });
  }
});
