import { type RecordedEvent } from '#kafila/event-store';
import { readReportKey, type ReportKey } from '#kafila/proof';
import { isInstant, isText } from './members.js';

/** A device of a unit may enrol a key of its own, by a code that only it and whoever invited know. */
export interface InvitationMade {
  readonly type: 'InvitationMade';
  readonly invitationId: string;
  /** SHA-256 of the code, base64url. */
  readonly digest: string;
  /** Instant from which nobody can begin by it any more. */
  readonly expiresAt: string;
  /** Where the device reaches the service. It signs this when it offers its key. */
  readonly address: string;
}

/** An invitation is good for nothing any more, and neither is the key that was offered by it. */
export interface InvitationWithdrawn {
  readonly type: 'InvitationWithdrawn';
  readonly invitationId: string;
  readonly reason: string;
}

/** What an event says of a public key: the members of its JWK that define it. */
interface ToldKey {
  readonly invitationId: string;
  readonly kid: string;
  readonly alg: string;
  readonly publicKey: ReportKey['jwk'];
}

/** A device proved that it has a key, and knows the code. The key counts for nothing yet: another device might have seen the code. */
export interface KeyOffered extends ToldKey {
  readonly type: 'KeyOffered';
}

/** An admin saw that the right device offered the key: from now on it signs for the unit. */
export interface KeyEnrolled extends ToldKey {
  readonly type: 'KeyEnrolled';
}

/** What the key signs is the unit's no more. May be said again with an earlier `compromisedSince`. */
export interface KeyRevoked {
  readonly type: 'KeyRevoked';
  readonly kid: string;
  /** Instant from which somebody else may have had the key. */
  readonly compromisedSince: string;
  readonly reason: string;
}

export type DeviceEvent = InvitationMade | InvitationWithdrawn | KeyOffered | KeyEnrolled | KeyRevoked;

/** Undefined: it is nothing of a device, or nothing that this version understands. */
export function readDeviceEvent({ type, data }: RecordedEvent): DeviceEvent | undefined {
  const { invitationId, digest, expiresAt, address = '', kid, compromisedSince, reason } = data;
  switch (type) {
    case 'InvitationMade':
      return isText(invitationId) && isText(digest) && isInstant(expiresAt) && typeof address === 'string'
        ? { type, invitationId, digest, expiresAt, address }
        : undefined;
    case 'InvitationWithdrawn':
      return isText(invitationId) && isText(reason) ? { type, invitationId, reason } : undefined;
    case 'KeyOffered':
    case 'KeyEnrolled': {
      const key = toldKey(data['publicKey']);
      return isText(invitationId) && key && key.kid === kid && key.alg === data['alg']
        ? { type, invitationId, kid, alg: key.alg, publicKey: key.jwk }
        : undefined;
    }
    case 'KeyRevoked':
      return isText(kid) && isInstant(compromisedSince) && isText(reason)
        ? { type, kid, compromisedSince, reason }
        : undefined;
    default:
      return undefined;
  }
}

function toldKey(jwk: unknown): ReportKey | undefined {
  try {
    return readReportKey(jwk);
  } catch {
    return undefined;
  }
}
