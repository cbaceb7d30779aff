// openid-client, unmodified: discovery with its strict issuer rule, code with PKCE, signature check, renewal.
import assert from "node:assert/strict";
import * as client from "openid-client";
import { account, clientId, login, replyUrl, secret, signIn, tenant } from "./browser.mjs";

const config = await client.discovery(new URL(`${login}/${tenant}/v2.0`), clientId, secret);
client.enableNonRepudiationChecks(config);
assert.equal(config.serverMetadata().issuer, `${login}/${tenant}/v2.0`);
// Discovery above was strict; from here the sandbox's http pages on 127.0.0.1 must be allowed.
client.allowInsecureRequests(config);

const verifier = client.randomPKCECodeVerifier();
const state = client.randomState();
const nonce = client.randomNonce();
const address = client.buildAuthorizationUrl(config, {
  redirect_uri: replyUrl, scope: "openid profile offline_access", state, nonce,
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
});
const back = await signIn(address, account);
const tokens = await client.authorizationCodeGrant(config, back, {
  pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true,
});
assert.equal(tokens.claims().preferred_username, account);
assert.equal(tokens.claims().tid, tenant);
const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
assert.equal(renewed.claims().sub, tokens.claims().sub);

await assert.rejects(
  client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce,
  }),
  (error) => {
    assert.equal(error.error, "invalid_grant");
    assert.match(error.error_description, /AADSTS54005/);
    return true;
  });
console.log("openid-client: passed");
