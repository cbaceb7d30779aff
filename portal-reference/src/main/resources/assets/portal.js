// Small things of every page. No inline script anywhere: the security policy forbids it.
"use strict";

// htmx sends the CSRF token of the page with every change.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf]").content;
});

// The sign-in page is loaded anew when a service comes: not over what somebody types, nor once it is sent.
let sent = false;
document.addEventListener("submit", () => { sent = true; });
window.addEventListener("pageshow", () => { sent = false; });
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const typed = [...document.querySelectorAll("#login, #password")].some((field) => field.value !== field.defaultValue);
  if (event.target.id === "services" && (sent || typed)) {
    event.preventDefault();
  }
});

// A refused answer of a social service leaves nothing of its query in the history.
for (const element of document.querySelectorAll("[data-clean-address]")) {
  history.replaceState(null, "", element.dataset.cleanAddress);
}

// Facts are copied to other places by a click, where the browser permits it.
document.documentElement.classList.toggle("copies", Boolean(navigator.clipboard));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.copied; });
  }
});

// The counter of unread mail, on every page. It is asked for while somebody looks, and does not keep the session alive.
const counter = document.querySelector("[data-unread]");
if (counter) {
  const EVERY = 5000;
  const number = counter.firstElementChild;
  const news = document.querySelector("[data-new-mail]");
  const ask = async () => {
    if (document.visibilityState !== "visible") {
      return;
    }
    const answer = await fetch(counter.dataset.unread, { headers: { "X-Background": "1" }, redirect: "manual" })
      .catch(() => null);
    if (answer?.type === "opaqueredirect") {
      clearInterval(timer);
    } else if (answer?.ok) {
      const count = Number(await answer.text());
      news.textContent = count > Number(number.textContent) ? news.dataset.newMail : "";
      number.textContent = String(count);
      counter.hidden = count === 0;
    }
  };
  const timer = setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
