// "Check everything": one line after the other, so that somebody who waits sees how far it is.
"use strict";

const form = document.getElementById("check");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.getAttribute("aria-busy") === "true") {
    return;
  }
  const status = document.getElementById("check-status");
  const lines = [...document.querySelectorAll("[data-line]")];
  const headers = { "X-CSRF-Token": document.querySelector("meta[name=csrf]").content };
  let lost = false;
  button.setAttribute("aria-busy", "true");
  for (const [index, line] of lines.entries()) {
    status.textContent = form.dataset.progress.replace("{0}", index + 1).replace("{1}", lines.length);
    line.setAttribute("aria-busy", "true");
    const answer = await fetch(line.dataset.line, { method: "POST", headers }).catch(() => null);
    line.removeAttribute("aria-busy");
    if (!answer?.ok) {
      lost = true;
      break;
    }
    line.innerHTML = await answer.text(); // a fragment of our own, escaped as every page
  }
  button.removeAttribute("aria-busy");
  const bad = document.querySelectorAll("[data-level=FAILED], [data-level=WARNING]").length;
  const end = bad === 0 ? form.dataset.good : form.dataset.bad.replace("{0}", bad);
  const untried = document.querySelectorAll("[data-level=SKIPPED]").length;
  const rest = untried === 0 ? "" : " " + form.dataset.skipped.replace("{0}", untried);
  status.textContent = lost ? form.dataset.lost : end + rest;
});
