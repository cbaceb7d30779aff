// Writing mail: what is typed is kept while it is typed. No inline script anywhere.
"use strict";

const writing = document.getElementById("writing");
if (writing) {
  const csrf = () => document.querySelector("meta[name=csrf]").content;
  const said = document.getElementById("saved");
  const draft = writing.dataset.draft;
  const PAUSE = 1000;
  const AGAIN = 5000;
  let edit = 1;
  let dirty = false;
  let stopped = false;
  let timer = 0;
  let running = Promise.resolve(true);

  const say = (words, bad) => {
    said.textContent = words;
    said.classList.toggle("problem", Boolean(bad));
  };

  const later = (time) => {
    clearTimeout(timer);
    timer = setTimeout(() => save(), time);
  };

  // Each save of this page has a number of its own: one that comes late does not undo a newer one.
  const send = (last) => {
    edit += 1;
    writing.elements.edit.value = String(edit);
    dirty = false;
    const body = new URLSearchParams(new FormData(writing)).toString();
    return fetch(draft + "/save", {
      method: "POST",
      body,
      headers: { "X-CSRF-Token": csrf(), "Content-Type": "application/x-www-form-urlencoded" },
      redirect: "error",
      // What outlives its page may have 64 KiB (Fetch, 4.5).
      keepalive: last && body.length < 60_000,
    });
  };

  const one = async (last) => {
    clearTimeout(timer);
    say(writing.dataset.saving);
    try {
      const answer = await send(last);
      if (answer.ok) {
        say(writing.dataset.saved);
        history.replaceState(null, "", draft);
        return true;
      }
      stopped = answer.status >= 400 && answer.status < 500;
      say(await answer.text(), true);
    } catch {
      say(writing.dataset.unsaved, true);
    }
    dirty = true;
    if (!stopped) {
      later(AGAIN);
    }
    return false;
  };

  const save = (last = false) => {
    running = running.then(() => one(last));
    return running;
  };

  writing.addEventListener("input", (event) => {
    if (event.target.name && !stopped) {
      dirty = true;
      later(PAUSE);
    }
  });

  // The tab is closed or left: the last words go along.
  const leave = () => {
    if (dirty && !stopped) {
      clearTimeout(timer);
      send(true).catch(() => { dirty = true; });
    }
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && dirty && !stopped) {
      save(true);
    }
  });

  writing.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.sure;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    clearTimeout(timer);
    stopped = true;
    dirty = false;
    edit += 1;
    writing.elements.edit.value = String(edit);
  });

  // A file needs a draft to go to.
  window.beforeUpload = () => (stopped ? Promise.resolve(false) : save());

  const show = async (request) => {
    const answer = await request;
    if (answer.ok && !answer.redirected) {
      document.getElementById("files").outerHTML = await answer.text();
    }
  };
  document.addEventListener("portal:uploaded", () => show(fetch(draft + "/files")));
  writing.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (button) {
      show(fetch(button.dataset.remove, { method: "POST", headers: { "X-CSRF-Token": csrf() } }));
    }
  });
}
