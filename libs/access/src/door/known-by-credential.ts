import { type Caller, type Door } from '#kafila/platform';
import { type FollowPrincipals } from '../principals/follow-principals.js';
import { type Principal } from '../principals/principal.js';
import { type Role, rightsOf } from '../roles/roles.js';
import { type Credential, type Credentials } from './credential.js';
import { credentialEnded, credentialExpired, notFromOwnPage, unreadableCaller } from './door.problems.js';
import { scopesOfCaller } from './scopes-of-caller.js';

type Call = Parameters<Door['admit']>[0];
type Answer = Parameters<NonNullable<Door['recognize']>>[1];

/** Methods that change nothing: whatever page sends them, it cannot read the answer. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface KnownByCredentialOptions {
  readonly followed: Pick<FollowPrincipals, 'principals'>;
  readonly credentials: Credentials;
  /** Whether a page of this very service sent it. */
  readonly isFromOwnPage: (call: Call) => boolean;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** Knows callers by their tokens and sessions. What they may is looked up at each call, and as long as an answer goes on. */
export class KnownByCredential {
  readonly #brought = new WeakMap<Call, Credential | Error>();
  readonly #callers = new WeakMap<Principal, Map<string, Caller>>();

  constructor(private readonly options: KnownByCredentialOptions) {}

  recognize(call: Call, answer: Answer): Promise<void> | undefined {
    return this.options.credentials.of(call, answer)?.then(
      (credential) => void this.#brought.set(call, credential),
      (fault: unknown) => void this.#brought.set(call, fault as Error),
    );
  }

  /**
   * Undefined: the call brought neither a token nor a session.
   *
   * @throws Problem with 401 where it counts no more, with 403 where no page of ours sent it
   */
  callerOf(call: Call): Caller | undefined {
    const brought = this.#brought.get(call);
    if (brought === undefined) return undefined;
    if (brought instanceof Error) throw brought;
    const { followed, isFromOwnPage, now } = this.options;
    const { via, stream, issuedAt, expiresAt } = brought;
    if (now() >= expiresAt) throw credentialExpired(via);
    if (followed.principals.isUnreadable(stream)) throw unreadableCaller(via);
    const principal = followed.principals.of(stream);
    if (issuedAt <= principal.sessionsEndedAt) throw credentialEnded(via);
    if (via === 'session' && !SAFE.has(call.method) && !isFromOwnPage(call)) throw notFromOwnPage();
    const roles = principal.isGranted ? principal.roles : (brought.claimed ?? principal.claimed);
    return this.#asCaller(stream, principal, via, roles);
  }

  #asCaller(id: string, principal: Principal, via: Credential['via'], roles: readonly Role[]): Caller {
    const role = roles.join('+');
    const key = `${id} ${via} ${role}`;
    const known = this.#callers.get(principal)?.get(key);
    if (known) return known;
    const rights = rightsOf(roles);
    const caller = { id, via, role, rights, ...scopesOfCaller(principal, { isUnit: false }) };
    // Of whom nothing was recorded shares what he is with all others.
    if (principal.revision >= 0) {
      const callers = this.#callers.get(principal) ?? new Map<string, Caller>();
      this.#callers.set(principal, callers.set(key, caller));
    }
    return caller;
  }
}
