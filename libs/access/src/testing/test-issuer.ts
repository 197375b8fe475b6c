import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type OidcSetting } from '#kafila/platform';
import { type JWTPayload } from 'jose';
import { IssuerKeys, type Signing } from './issuer-keys.js';

const CLIENT = { id: 'kafila', secret: 'the secret of the client' };
const AUDIENCE = 'kafila-api';

interface Issued {
  readonly nonce: string;
  readonly challenge: string;
  readonly back: string;
}

/** An OpenID provider on this machine. Whoever asks is let in at once, as who is set; everything else is checked. */
export class TestIssuer {
  readonly keys = new IssuerKeys();
  /** Who signs in, and what is said of him. */
  person: JWTPayload = { sub: 'person-1', roles: ['kafila-view'] };
  /** How often it was asked for what. */
  readonly asked: Record<string, number> = {};
  /** What is said of who signed in instead, e.g. another nonce. */
  idToken: JWTPayload = {};
  #server: Server | undefined;
  #port = 0;
  readonly #codes = new Map<string, Issued>();

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer();
    await issuer.keys.add();
    await issuer.listen();
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/realms/transit`;
  }

  get setting(): OidcSetting & { readonly clientId: string; readonly audience: string } {
    return {
      ...{ issuer: this.url, clientId: CLIENT.id, clientSecret: CLIENT.secret, clientSecretFile: undefined },
      ...{ audience: AUDIENCE, rolesClaim: 'roles', algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
      roles: ['desk', 'viewer', 'admin', 'auditor'].map((role) => [`kafila-${role.slice(0, 4)}`, role]),
    };
  }

  /** At the same address as before. */
  async listen(): Promise<void> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((closed) => this.#server?.close(closed));
  }

  /** A token by which the person may call, but for what is said otherwise. */
  token(claims: JWTPayload = {}, signing: Signing = {}, now = Date.now()): Promise<string> {
    const usual = { ...this.#claims(now), ...this.person, aud: AUDIENCE };
    return this.keys.sign({ ...usual, ...claims }, { typ: 'at+jwt', ...signing });
  }

  #claims(now: number): JWTPayload {
    const iat = Math.floor(now / 1000);
    return { iss: this.url, iat, exp: iat + 300 };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const what = pathname.split('/').at(-1) ?? '';
    this.asked[what] = (this.asked[what] ?? 0) + 1;
    const json = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (what === 'openid-configuration') json(200, this.#about());
    else if (what === 'jwks') json(200, this.keys.published);
    else if (what === 'authorize') this.#authorize(searchParams, response);
    else if (what === 'token') {
      const token = await this.#tokenFor(new URLSearchParams(await text(request)));
      json(token === undefined ? 400 : 200, token ?? { error: 'invalid_grant' });
    } else json(404, {});
  }

  #about(): object {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      end_session_endpoint: `${this.url}/end`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'RS256'],
    };
  }

  #authorize(asked: URLSearchParams, response: ServerResponse): void {
    const of = (name: string): string => asked.get(name) ?? '';
    const isWhole =
      of('response_type') === 'code' &&
      of('client_id') === CLIENT.id &&
      of('code_challenge_method') === 'S256' &&
      [of('code_challenge'), of('state'), of('nonce'), of('redirect_uri')].every((one) => one !== '');
    if (!isWhole) {
      response.writeHead(400).end('not asked as it should be');
      return;
    }
    const code = randomBytes(16).toString('base64url');
    const back = of('redirect_uri');
    this.#codes.set(code, { nonce: of('nonce'), challenge: of('code_challenge'), back });
    const to = new URL(back);
    to.search = new URLSearchParams({ code, state: of('state') }).toString();
    response.writeHead(302, { location: to.href }).end();
  }

  /** Undefined: what is brought does not belong to a code, or it was used. */
  async #tokenFor(brought: URLSearchParams): Promise<object | undefined> {
    const code = brought.get('code') ?? '';
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash('sha256')
      .update(brought.get('code_verifier') ?? '')
      .digest('base64url');
    const isHis =
      issued?.challenge === challenge &&
      issued.back === brought.get('redirect_uri') &&
      brought.get('client_secret') === CLIENT.secret;
    if (!isHis) return undefined;
    const claims = { ...this.#claims(Date.now()), ...this.person, aud: CLIENT.id, nonce: issued.nonce };
    const idToken = await this.keys.sign({ ...claims, ...this.idToken }, { typ: 'JWT' });
    return { access_token: await this.token(), token_type: 'Bearer', id_token: idToken };
  }
}
