import { readReportKey, type ReportKey } from '#kafila/proof';
import { type DeviceEvent } from './device.events.js';

/** That a key signs for its unit no more. */
export interface SigningKeyRevoked {
  /** When it was first said, as recorded. */
  readonly at: string;
  /** The earliest instant that was said. */
  readonly compromisedSince: string;
  /** As it was said last. */
  readonly reason: string;
}

/** A key by which a device of a unit signs reports. */
export interface SigningKey {
  readonly key: ReportKey;
  readonly invitationId: string;
  readonly enrolledAt: string;
  readonly revoked?: SigningKeyRevoked;
}

/** An invitation of a device, as it stands now. */
export interface Invitation {
  readonly invitationId: string;
  readonly digest: string;
  readonly address: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly withdrawn: boolean;
  /** The key that the first device offered by it; undefined: none did yet. */
  readonly offered?: ReportKey;
}

/** What is known of the devices of a unit. */
export interface Devices {
  readonly invitations: readonly Invitation[];
  readonly signingKeys: readonly SigningKey[];
}

/** The devices of a unit after one more event of its stream. */
export function withDevice(
  { invitations, signingKeys }: Devices,
  event: DeviceEvent,
  recordedAt: string,
): Devices {
  const changed = (id: string, change: Partial<Invitation>): readonly Invitation[] =>
    invitations.map((one) => (one.invitationId === id ? { ...one, ...change } : one));
  switch (event.type) {
    case 'InvitationMade': {
      const { invitationId, digest, address, expiresAt } = event;
      const made = { invitationId, digest, address, expiresAt, madeAt: recordedAt, withdrawn: false };
      return { signingKeys, invitations: [...invitations, made] };
    }
    case 'InvitationWithdrawn':
      return { signingKeys, invitations: changed(event.invitationId, { withdrawn: true }) };
    case 'KeyOffered': {
      const offered = readReportKey(event.publicKey);
      return { signingKeys, invitations: changed(event.invitationId, { offered }) };
    }
    case 'KeyEnrolled': {
      if (signingKeys.some(({ key }) => key.kid === event.kid)) return { invitations, signingKeys };
      const { invitationId, publicKey } = event;
      const enrolled = { key: readReportKey(publicKey), invitationId, enrolledAt: recordedAt };
      return { invitations, signingKeys: [...signingKeys, enrolled] };
    }
    case 'KeyRevoked': {
      const { kid } = event;
      const revoked = (one: SigningKey): SigningKey =>
        one.key.kid === kid ? { ...one, revoked: alsoRevoked(one.revoked, event, recordedAt) } : one;
      return { invitations, signingKeys: signingKeys.map(revoked) };
    }
  }
}

function alsoRevoked(
  before: SigningKeyRevoked | undefined,
  { compromisedSince, reason }: { readonly compromisedSince: string; readonly reason: string },
  recordedAt: string,
): SigningKeyRevoked {
  const isEarlier = !before || Date.parse(compromisedSince) < Date.parse(before.compromisedSince);
  return {
    at: before?.at ?? recordedAt,
    compromisedSince: isEarlier ? compromisedSince : before.compromisedSince,
    reason,
  };
}
