// @azure/msal-node, unmodified: authorization code with PKCE, silent renewal, client credentials.
import assert from "node:assert/strict";
import { ConfidentialClientApplication, CryptoProvider } from "@azure/msal-node";
import { account, clientId, graph, login, replyUrl, secret, signIn, tenant } from "./browser.mjs";

const auth = { clientId, clientSecret: secret, knownAuthorities: [new URL(login).host], clientCapabilities: ["cp1"] };
const app = new ConfidentialClientApplication({ auth: { ...auth, authority: `${login}/organizations` } });
const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
const scopes = [`${graph}/Files.ReadWrite`];

const address = await app.getAuthCodeUrl({
  scopes, redirectUri: replyUrl, responseMode: "query", state: "s1", nonce: "n1",
  codeChallenge: challenge, codeChallengeMethod: "S256",
});
const back = await signIn(address, account);
assert.equal(back.searchParams.get("state"), "s1");
const first = await app.acquireTokenByCode(
  { code: back.searchParams.get("code"), scopes, redirectUri: replyUrl, codeVerifier: verifier, nonce: "n1", state: "s1" },
  { state: back.searchParams.get("state") });
assert.equal(first.account.username, account);
assert.equal(first.tenantId, tenant);
assert.equal(first.account.homeAccountId.split(".")[1], tenant);
assert.deepEqual(first.scopes.filter((scope) => scope.startsWith(graph)), scopes);

const renewed = await app.acquireTokenSilent({ account: first.account, scopes, forceRefresh: true });
assert.equal(renewed.fromCache, false);
assert.notEqual(renewed.accessToken, first.accessToken);

const daemon = new ConfidentialClientApplication({ auth: { ...auth, authority: `${login}/${tenant}` } });
const own = await daemon.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] });
assert.ok(own.accessToken.length > 1000);

const wrong = new ConfidentialClientApplication({
  auth: { ...auth, clientSecret: "wrong", authority: `${login}/${tenant}` },
});
await assert.rejects(wrong.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] }), (error) => {
  assert.equal(error.errorCode, "invalid_client");
  assert.match(error.errorMessage, /AADSTS7000215/);
  return true;
});
console.log("msal-node: passed");
