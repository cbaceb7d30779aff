// A person at a browser without a screen: follows the sandbox's pages to the reply URL.
const cookies = new Map();

async function page(address, options = {}) {
  const headers = { ...options.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  const answer = await fetch(address, { ...options, headers, redirect: "manual" });
  for (const line of answer.headers.getSetCookie()) {
    const [name, ...value] = line.split(";")[0].split("=");
    cookies.set(name, value.join("="));
  }
  return { location: answer.headers.get("location"), body: await answer.text() };
}

function submit(shown, address, path, fields) {
  const progress = /name="progress" value="([^"]+)"/.exec(shown.body)?.[1];
  if (!progress) throw new Error(`No form on the page: ${shown.body}`);
  return page(new URL(path, address), { method: "POST", body: new URLSearchParams({ ...fields, progress }) });
}

/** Signs in as an account, accepts what is asked, returns the address the browser was sent back to. */
export async function signIn(address, account) {
  let shown = await page(address);
  while (shown.location && !shown.location.startsWith("http://localhost:8181/")) shown = await page(shown.location);
  const origin = new URL(process.env.SANDBOX);
  if (!shown.location) shown = await submit(shown, origin, "/signin/account", { account });
  if (!shown.location) shown = await submit(shown, origin, "/signin/consent", { decision: "accept" });
  if (!shown.location) throw new Error(`No way back: ${shown.body}`);
  return new URL(shown.location);
}

export const clientId = "3f0c2d7e-5b1a-4c8e-9a44-6d1f0b7a9e01";
export const replyUrl = "http://localhost:8181/signin/office365/callback";
export const account = "anna@contoso.onmicrosoft.com";
export const tenant = "6a2f4d10-3c5b-4e7a-8d91-0b1c2d3e4f50";
export const login = process.env.SANDBOX_LOGIN;
export const graph = process.env.SANDBOX_GRAPH;
export const secret = process.env.SANDBOX_SECRET;
