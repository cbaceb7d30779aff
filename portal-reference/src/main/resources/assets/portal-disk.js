// Uploads with progress, and the small steps of editing elsewhere. No inline script anywhere.
"use strict";

const token = () => document.querySelector("meta[name=csrf]").content;

// Uploads: one file after another; the body of each request is the file, so the server streams it to its place.
const form = document.querySelector("[data-upload]");
if (form) {
  const WAITS = [1000, 2000, 4000, 8000, 8000, 8000];
  const list = document.getElementById("uploads");
  const waiting = [];
  let busy = false;
  let failed = false;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = file.name;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    const said = document.createElement("small");
    said.textContent = form.dataset.wait;
    item.append(name, bar, said);
    list.append(item);
    return { bar, said, item };
  };

  const end = (shown, words, good) => {
    shown.said.textContent = words;
    shown.item.className = good ? "good" : "bad";
    failed = failed || !good;
    if (!good) {
      shown.bar.remove();
    }
    busy = false;
    next();
  };

  const next = () => {
    if (busy) {
      return;
    }
    const job = waiting.shift();
    if (!job) {
      // What failed stays on the page with its reason; where something is being written, the page stays as it is.
      if (form.dataset.stays) {
        list.querySelectorAll(".good").forEach((item) => item.remove());
        document.dispatchEvent(new Event("portal:uploaded"));
      } else if (!failed) {
        location.reload();
      }
      return;
    }
    busy = true;
    job.key = crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random();
    job.waits = [...WAITS];
    send(job);
  };

  // The key makes it once what arrived although its answer did not.
  const send = (job) => {
    const request = new XMLHttpRequest();
    request.open("PUT", form.dataset.upload + "?" + new URLSearchParams({ name: job.file.name, key: job.key }));
    request.setRequestHeader("X-CSRF-Token", token());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      const percent = event.total ? Math.floor((event.loaded / event.total) * 100) : 100;
      job.shown.bar.value = percent;
      job.shown.said.textContent = percent + " %";
    };
    request.onload = () => {
      const good = request.status === 201;
      // A page in the place of an answer comes from a server whose portal is not there yet.
      const page = (request.getResponseHeader("Content-Type") || "").startsWith("text/html");
      const later = page || request.status === 408 || request.status === 503;
      if (good || !later || !again(job)) {
        end(job.shown, good ? form.dataset.done : page ? form.dataset.broken : request.responseText, good);
      }
    };
    request.onerror = () => again(job) || end(job.shown, form.dataset.broken, false);
    request.send(job.file);
  };

  // A server that starts anew is back within seconds; whoever uploads should not notice more than a pause.
  const again = (job) => {
    const wait = job.waits.shift();
    if (!wait) {
      return false;
    }
    job.shown.said.textContent = form.dataset.again;
    setTimeout(send, wait, job);
    return true;
  };

  const take = async (files) => {
    if (window.beforeUpload && !(await window.beforeUpload())) {
      return;
    }
    for (const file of files) {
      const shown = line(file);
      if (file.size > Number(form.dataset.largest)) {
        // The server refuses it as well, but not before a browser has sent all of it.
        failed = true;
        shown.bar.remove();
        shown.said.textContent = form.dataset.large;
        shown.item.className = "bad";
      } else {
        waiting.push({ file, shown });
      }
    }
    next();
  };

  const input = form.querySelector("input[type=file]");
  input.addEventListener("change", () => { const files = [...input.files]; input.value = ""; take(files); });
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) { form.classList.remove("over"); } });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
}

// Questions before what cannot be taken back.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
  }
});

// Once the document is open, the browser goes there; "back" then shows how the session stands and does not go again.
const forward = () => {
  const open = document.querySelector("[data-forward]");
  if (open) {
    const address = open.dataset.forward;
    open.removeAttribute("data-forward");
    history.replaceState(null, "", location.pathname);
    location.assign(address);
  }
};
document.addEventListener("htmx:afterSwap", forward);
forward();

// Back from the social service: the opening goes on by itself, once.
const go = document.querySelector("form[data-go]");
if (go && !sessionStorage.getItem(go.action)) {
  sessionStorage.setItem(go.action, "gone");
  go.requestSubmit();
}
