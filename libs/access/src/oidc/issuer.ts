import { type OidcSetting } from '#kafila/platform';
import { createRemoteJWKSet, customFetch, type RemoteJWKSet } from 'jose';
import { allowInsecureRequests, ClientSecretPost, type Configuration, discovery, None } from 'openid-client';
import { issuerAway } from './oidc.problems.js';

/** How long nothing is asked of an issuer that did not answer, and of one that did not know a key. */
const PAUSE_MS = 30_000;
/** How long its keys count without being asked for again. */
const KEYS_FOR_MS = 15 * 60_000;
const WITHIN_SECONDS = 5;

/** An issuer that was found: what it says of itself, and its keys. */
export interface FoundIssuer {
  readonly configuration: Configuration;
  /** As its tokens write it. */
  readonly name: string;
  readonly keys: RemoteJWKSet;
}

type Setting = Pick<OidcSetting, 'issuer' | 'clientId' | 'clientSecret' | 'audience'>;

/** The issuer whose sign-ins and tokens count. It is asked only when somebody comes by it. */
export class Issuer {
  #found: Promise<FoundIssuer> | undefined;
  #silentAt = -Infinity;

  constructor(
    private readonly setting: Setting,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws Problem `issuer-away` */
  async find(): Promise<FoundIssuer> {
    this.#found ??= this.#discover();
    return this.#found;
  }

  async #discover(): Promise<FoundIssuer> {
    try {
      return await this.#asking(() => this.#asked());
    } catch {
      this.#found = undefined;
      throw issuerAway();
    }
  }

  async #asked(): Promise<FoundIssuer> {
    const { issuer, clientId, audience = '', clientSecret } = this.setting;
    const isPlain = issuer.startsWith('http:');
    const configuration = await discovery(
      new URL(issuer),
      clientId ?? audience,
      undefined,
      clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out; http is taken of this machine only
      { timeout: WITHIN_SECONDS, execute: isPlain ? [allowInsecureRequests] : [] },
    );
    const { jwks_uri: uri, issuer: name } = configuration.serverMetadata();
    if (uri === undefined || (!isPlain && !uri.startsWith('https:')))
      throw new Error('The issuer has no keys that could be asked for safely.');
    const keys = createRemoteJWKSet(new URL(uri), {
      timeoutDuration: WITHIN_SECONDS * 1000,
      cooldownDuration: PAUSE_MS,
      cacheMaxAge: KEYS_FOR_MS,
      [customFetch]: (url, options) => this.#asking(() => answered(url, options)),
    });
    return { configuration, name, keys };
  }

  /** Each call would wait for an issuer that is silent. */
  async #asking<T>(ask: () => Promise<T>): Promise<T> {
    if (this.now() - this.#silentAt < PAUSE_MS) throw issuerAway();
    try {
      return await ask();
    } catch (error) {
      this.#silentAt = this.now();
      throw error;
    }
  }
}

async function answered(...[url, options]: Parameters<typeof fetch>): Promise<Response> {
  const answer = await fetch(url, options);
  if (answer.status !== 200) throw issuerAway();
  return answer;
}
