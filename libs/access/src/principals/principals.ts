import { KeyPlaces, UNIT_PREFIX } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { limitsConvoys, type Scope } from '#kafila/platform';
import { readAccessEvent } from './access.events.js';
import { type Invitation, type SigningKey } from './device.js';
import { unitOfStream } from './principal-streams.js';
import { after, type ApiKey, faultOf, NOBODY, type Principal } from './principal.js';

/** A key, and whose it is. */
export interface HeldKey {
  /** Name of the stream of the principal. */
  readonly stream: string;
  readonly principal: Principal;
  readonly key: ApiKey;
}

/** A key that signs reports, and for whom. */
export interface UnitKey extends SigningKey {
  readonly unitId: string;
}

/** An invitation of a device, and for which unit. */
export interface UnitInvitation {
  readonly unitId: string;
  readonly stream: string;
  readonly invitation: Invitation;
}

/** By so many first characters keys are found of which the rest was not sent. */
const KID_START_LENGTH = 4;

/** All principals that there are, by what their streams say. */
export class Principals {
  /** Where units enrolled and revoked keys: the standing of their reports follows from it. */
  readonly keyPlaces = new KeyPlaces();
  readonly #byStream = new Map<string, Principal>();
  readonly #streamOfDigest = new Map<string, string>();
  readonly #streamOfKid = new Map<string, string>();
  readonly #kidsByStart = new Map<string, string[]>();
  readonly #streamOfInvitation = new Map<string, string>();
  readonly #unreadable = new Set<string>();

  /** Whether there is, or was, any. */
  get areThere(): boolean {
    return this.#byStream.size > 0 || this.#unreadable.size > 0;
  }

  /** Streams of which one event says nothing that is understood: nobody comes in by a key of theirs. */
  get unreadable(): readonly string[] {
    return [...this.#unreadable].sort();
  }

  isUnreadable(stream: string): boolean {
    return this.#unreadable.has(stream);
  }

  /** In the order of their streams. */
  all(): readonly (readonly [stream: string, principal: Principal])[] {
    return [...this.#byStream].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  of(stream: string): Principal {
    return this.#byStream.get(stream) ?? NOBODY;
  }

  /** @param event of a stream of a principal, after all before it */
  take(event: RecordedEvent): void {
    this.keyPlaces.take(event);
    const { stream } = event;
    const understood = readAccessEvent(event);
    if (!understood) {
      this.#unreadable.add(stream);
      return;
    }
    this.#byStream.set(stream, after(this.of(stream), understood, event));
    if (understood.type === 'ApiKeyIssued') this.#streamOfDigest.set(understood.digest, stream);
    if (understood.type === 'InvitationMade') this.#streamOfInvitation.set(understood.digest, stream);
    const isFirst = understood.type === 'KeyEnrolled' && !this.#streamOfKid.has(understood.kid);
    if (isFirst) this.#noteKid(understood.kid, stream);
  }

  /** Whose key has this digest; undefined: nobody's that is understood. */
  find(digest: string): HeldKey | undefined {
    const stream = this.#streamOfDigest.get(digest);
    if (stream === undefined || this.#unreadable.has(stream)) return undefined;
    const principal = this.of(stream);
    const key = principal.keys.find((one) => one.digest === digest);
    return key && { stream, principal, key };
  }

  /**
   * By whose key a report is signed: the unit that enrolled it first, whether or not it was revoked since. Undefined: nobody's that
   * is understood.
   */
  signingKey(kid: string): UnitKey | undefined {
    const stream = this.#streamOfKid.get(kid);
    const unitId = stream === undefined ? undefined : unitOfStream(stream);
    if (stream === undefined || unitId === undefined || this.#unreadable.has(stream)) return undefined;
    const signingKey = this.of(stream).signingKeys.find(({ key }) => key.kid === kid);
    return signingKey && { ...signingKey, unitId };
  }

  /** The keys of units of which the kid begins so; at least four characters. */
  signingKeysBeginning(start: string): readonly UnitKey[] {
    const kids = this.#kidsByStart.get(start.slice(0, KID_START_LENGTH)) ?? [];
    return kids
      .filter((kid) => kid.startsWith(start))
      .map((kid) => this.signingKey(kid))
      .filter((key) => key !== undefined);
  }

  /** By the digest of its code; undefined: nobody was invited by that. */
  invitation(digest: string): UnitInvitation | undefined {
    const stream = this.#streamOfInvitation.get(digest);
    const unitId = stream === undefined ? undefined : unitOfStream(stream);
    if (stream === undefined || unitId === undefined) return undefined;
    const invitation = this.of(stream).invitations.find((one) => one.digest === digest);
    return invitation && { unitId, stream, invitation };
  }

  #noteKid(kid: string, stream: string): void {
    this.#streamOfKid.set(kid, stream);
    const start = kid.slice(0, KID_START_LENGTH);
    this.#kidsByStart.set(start, [...(this.#kidsByStart.get(start) ?? []), kid]);
  }

  /** Whether a unit has, or had, a key by which it signs its reports. */
  hasSigningKey(unitId: string): boolean {
    return this.of(`${UNIT_PREFIX}${unitId}`).signingKeys.length > 0;
  }

  /** Whether somebody else than by this key, or this principal, can still decide who may what. */
  hasOtherAdmin(but: { readonly keyId?: string; readonly stream?: string }, now: number): boolean {
    return this.all().some(
      ([stream, { roles, keys, scope }]) =>
        stream !== but.stream &&
        roles.includes('admin') &&
        keys.some(
          (key) => key.keyId !== but.keyId && faultOf(key, now) === undefined && !isLimited(scope, key.scope),
        ),
    );
  }
}

/** Who may what is about everything: nobody with a scope decides it. */
function isLimited(...scopes: readonly (Scope | null)[]): boolean {
  return limitsConvoys(scopes.filter((scope) => scope !== null));
}
