// Back to the application once the hidden frames had their chance.
const target = document.getElementById("continue").href;
const frames = [...document.querySelectorAll("iframe")];
const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done)));
const patience = new Promise((done) => setTimeout(done, 3000));
Promise.race([Promise.all(loaded), patience]).then(() => location.replace(target));
