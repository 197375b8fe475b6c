import { type Credential } from '../door/credential.js';
import { credentialExpired, sessionUnknown } from '../door/door.problems.js';
import { type Seal } from './seal.js';

/** A session is over after so long, whatever is done in it. */
const WHOLE_MS = 8 * 3_600_000;
/** And after so long in which nothing is asked. */
const IDLE_MS = 30 * 60_000;
/** How often a session that is in use is sealed anew. */
const RENEW_MS = 60_000;

/** A session that counts, and the same sealed anew where it is time to. */
export interface OpenedSession {
  readonly credential: Credential;
  readonly renewed: string | undefined;
}

/** Sessions lie with the browser, sealed: no service has to remember them, and each can open those of all others. */
export class Sessions {
  constructor(
    private readonly seal: Seal,
    private readonly now: () => number = Date.now,
  ) {}

  begin(stream: string): Promise<string> {
    return this.#sealed(stream, this.now());
  }

  /** @throws Problem `session-unknown`, `session-expired` */
  async open(sealed: string): Promise<OpenedSession> {
    const opened = await this.seal.open('kafila-session', sealed);
    if (opened === 'expired') throw credentialExpired('session');
    const { sub, begun, seen, exp } = opened ?? {};
    if (sub === undefined || exp === undefined || typeof begun !== 'number' || typeof seen !== 'number')
      throw sessionUnknown();
    const credential = { via: 'session', stream: sub, issuedAt: begun, expiresAt: exp * 1000 } as const;
    const isDue = this.now() - seen >= RENEW_MS;
    return { credential, renewed: isDue ? await this.#sealed(sub, begun) : undefined };
  }

  #sealed(sub: string, begun: number): Promise<string> {
    const seen = this.now();
    const expiresAt = Math.min(begun + WHOLE_MS, seen + IDLE_MS);
    return this.seal.close('kafila-session', { sub, begun, seen }, expiresAt);
  }
}
