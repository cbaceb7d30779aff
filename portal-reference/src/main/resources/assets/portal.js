// Small things of every page. No inline script anywhere: the security policy forbids it.
"use strict";

// htmx sends the CSRF token of the page with every change.
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf]").content;
});
