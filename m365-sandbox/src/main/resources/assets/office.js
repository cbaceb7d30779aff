"use strict";
// Tells the sandbox that the document is still open, grows text boxes with their text, saves by itself when asked to.
const HEARTBEAT_MILLIS = 10000;
const AUTOSAVE_MILLIS = 1500;
const body = document.body;
const form = document.getElementById("document");
const state = document.getElementById("state");
const autosave = document.getElementById("autosave");
const base = "/office/" + body.dataset.session;

function show(name, words) {
  body.dataset.state = name;
  state.textContent = words;
}

async function heartbeat() {
  const answer = await fetch(base + "/heartbeat", { method: "POST" }).catch(() => null);
  if (answer && answer.status === 410) {
    show("closed", "This editor was closed");
  }
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = box.scrollHeight + "px";
}

let saving = 0;
async function saveQuietly() {
  show("saving", "Saving…");
  const sent = new FormData(form);
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent) }).catch(() => null);
  if (answer && answer.ok) {
    sent.forEach((value, name) => {
      const seen = form.elements["was-" + name];
      if (seen) {
        seen.value = value;
      }
    });
    show("saved", "Saved");
  } else {
    show("failed", "Not saved");
  }
}

setInterval(heartbeat, HEARTBEAT_MILLIS);
document.querySelectorAll("textarea").forEach(grow);
form.addEventListener("input", event => {
  if (event.target.tagName === "TEXTAREA") {
    grow(event.target);
  }
  show("changed", "Changes not saved");
  clearTimeout(saving);
  if (autosave && autosave.checked) {
    saving = setTimeout(saveQuietly, AUTOSAVE_MILLIS);
  }
});
