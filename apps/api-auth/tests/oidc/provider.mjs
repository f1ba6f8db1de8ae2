// A provider of OpenID Connect for tests: signs in whom `POST /person` named, without asking.
import { createServer } from "node:http";

import Provider from "oidc-provider";

const [port, clientId, clientSecret, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
let person = { sub: "nobody" };

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  // As Google does: the claims stand in the ID token itself.
  conformIdTokenClaims: false,
  cookies: { keys: ["a key for tests"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...person, sub: id }) }),
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
});
const answer = provider.callback();

createServer(async (request, response) => {
  if (request.url === "/person") {
    let body = "";
    for await (const chunk of request) body += chunk;
    person = JSON.parse(body);
    response.writeHead(204).end();
  } else if (request.url.startsWith("/interaction/")) {
    await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  } else {
    answer(request, response);
  }
}).listen(Number(port), "127.0.0.1");
