// Two providers of OpenID Connect on 127.0.0.1: a university, and one that plays ORCID.
// Usage: node providers.mjs PEOPLE.json CALLBACK...
// PEOPLE.json says, under "university" and "orcid", what each provider tells about whom; it is read
// anew for each sign-in. The CALLBACKs are where this site takes answers. Once both listen, their
// addresses stand on one line.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [file, ...callbacks] = process.argv.slice(2);
const clients = {
  university: ['faculty', 'a-secret-of-the-tests', ['openid', 'email', 'profile']],
  orcid: ['APP-FACULTY', 'another-secret-of-the-tests', ['openid', 'profile']],
};

function start(name) {
  const [id, secret, scopes] = clients[name];
  return new Promise((listening) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const issuer = `http://127.0.0.1:${server.address().port}`;
      const provider = new Provider(issuer, {
        clients: [{
          client_id: id,
          client_secret: secret,
          redirect_uris: callbacks.filter((each) => each.includes(`/${name}/`)),
          token_endpoint_auth_method: 'client_secret_post',
        }],
        scopes,
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        pkce: { required: () => name === 'university' },
        async findAccount(context, key) {
          const told = JSON.parse(readFileSync(file, 'utf8'))[name][key] ?? {};
          return { accountId: key, claims: async () => ({ sub: key, ...told }) };
        },
      });
      server.on('request', provider.callback());
      listening(issuer);
    });
  });
}

const issuers = await Promise.all(['university', 'orcid'].map(start));
console.log(issuers.join(' '));
