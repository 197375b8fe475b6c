import { type Caller, type Door, LOCAL, Problem, type Right } from '#kafila/platform';
import { digestOfKey, isApiKey } from '../principals/api-key.js';
import { type FollowPrincipals } from '../principals/follow-principals.js';
import { type ApiKey, faultOf, type Principal } from '../principals/principal.js';
import { unitOfStream } from '../principals/principal-streams.js';
import { rightsOf } from '../roles/roles.js';
import {
  accessUnconfirmed,
  accessUnread,
  keyNeeded,
  keysGone,
  malformedKey,
  noKeysYet,
  notAllowed,
  spentKey,
  unknownKey,
} from './door.problems.js';
import { type Credentials } from './credential.js';
import { isFromThisMachine } from './from-this-machine.js';
import { KnownByCredential } from './known-by-credential.js';
import { scopesOfCaller } from './scopes-of-caller.js';

type Need = Parameters<Door['admit']>[1];
type Call = Parameters<Door['admit']>[0];
type Answer = Parameters<NonNullable<Door['recognize']>>[1];

/** Rights of which nothing may be done where a key might have been revoked in the meantime. */
const STRICT: readonly Right[] = [
  ...(['persons.see', 'persons.erase', 'audit.read', 'receipts.read', 'access.decide'] as const),
];
const STRICT_FOR_MS = 60_000;

const ANYBODY: Caller = { id: 'anybody', via: 'nothing', role: 'anybody', rights: new Set() };

export interface KeyDoorOptions {
  readonly followed: FollowPrincipals;
  /** Whether there ever were principals, by what this machine remembers. */
  readonly hadKeys: () => boolean;
  /** Others are told to call: nobody is local. */
  readonly isPublic: boolean;
  /** How long keys count while the event store does not answer, in milliseconds. */
  readonly unconfirmedMs: number;
  /** Is told which API key was used, and when, in milliseconds. */
  readonly used?: (keyId: string, now: number) => void;
  /** Tokens and sessions; undefined: there are none. */
  readonly credentials?: Credentials;
  /** Whether a page of this very service sent a call. */
  readonly isFromOwnPage?: (call: Call) => boolean;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/** Knows callers by their API keys, tokens and sessions; as long as there are none, whoever works on this machine. */
export class KeyDoor implements Door {
  readonly #callers = new WeakMap<Principal, Map<ApiKey, Caller>>();

  readonly #credentials: KnownByCredential | undefined;
  readonly #now: () => number;

  constructor(private readonly options: KeyDoorOptions) {
    const { followed, credentials, isFromOwnPage = () => false, now = Date.now } = options;
    this.#now = now;
    if (credentials) this.#credentials = new KnownByCredential({ followed, credentials, isFromOwnPage, now });
  }

  recognize(call: Call, answer: Answer): Promise<void> | undefined {
    return this.#credentials?.recognize(call, answer);
  }

  admit(call: Call, needs: Need): Caller {
    if (needs === 'public') return this.#known(call) ?? ANYBODY;
    const caller = this.#callerOf(call);
    if (needs !== undefined && !caller.rights.has(needs))
      throw notAllowed(needs, caller.role.split('+').filter(Boolean));
    this.#requireConfirmed(caller, needs);
    return caller;
  }

  /** Who calls what anybody may call: somebody may see more of it. */
  #known(call: Call): Caller | undefined {
    try {
      return this.#callerOf(call);
    } catch (error) {
      // Also what anybody may change is not changed for whoever has a session by a page elsewhere.
      if (error instanceof Problem && error.code === 'not-from-own-page') throw error;
      return undefined;
    }
  }

  #callerOf(call: Call): Caller {
    const { followed, hadKeys, isPublic } = this.options;
    if (!followed.isRead) throw accessUnread();
    const known = this.#credentials?.callerOf(call);
    if (known) return known;
    const { authorization } = call.headers;
    if (authorization !== undefined) return this.#byKey(authorization);
    if (followed.principals.areThere) throw keyNeeded();
    if (hadKeys()) throw keysGone();
    if (isPublic || !isFromThisMachine(call)) throw noKeysYet();
    return LOCAL;
  }

  #byKey(authorization: string): Caller {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    // Whoever does not know the key cannot choose its digest, so nothing can be learned from how long this takes.
    const held = key === undefined ? undefined : this.options.followed.principals.find(digestOfKey(key));
    // Its check characters are a second digest: one that is known needs no such look.
    if (!held) throw key !== undefined && isApiKey(key) ? unknownKey() : malformedKey();
    const now = this.#now();
    const fault = faultOf(held.key, now);
    if (fault) throw spentKey(fault);
    this.options.used?.(held.key.keyId, now);
    return this.#asCaller(held.stream, held.principal, held.key);
  }

  #asCaller(id: string, principal: Principal, key: ApiKey): Caller {
    const byKey = this.#callers.get(principal) ?? new Map<ApiKey, Caller>();
    const known = byKey.get(key);
    if (known) return known;
    const { roles } = principal;
    const unitId = unitOfStream(id);
    const caller: Caller = {
      ...{ id, via: 'key', role: roles.join('+'), rights: rightsOf(roles) },
      ...(unitId !== undefined && { unitId }),
      ...scopesOfCaller(principal, { isUnit: unitId !== undefined, key }),
    };
    this.#callers.set(principal, byKey.set(key, caller));
    return caller;
  }

  #requireConfirmed({ via, rights }: Caller, needs: Need): void {
    if (via === 'local' || via === 'nothing') return;
    const { followed, unconfirmedMs } = this.options;
    const forMs = followed.unconfirmedMs;
    const shows = needs === 'convoys.read' && rights.has('persons.see');
    const isStrict = shows || STRICT.some((right) => right === needs);
    if (forMs > (isStrict ? STRICT_FOR_MS : unconfirmedMs)) throw accessUnconfirmed(forMs / 1000);
  }
}
