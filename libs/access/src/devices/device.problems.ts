import { Problem } from '#kafila/platform';
import { type InvitationState } from './invitation-state.js';

/** Nobody was invited by this code, or it is not known here yet. What was sent is not told: it may be a code. */
export const unknownInvitation = (): Problem =>
  new Problem({
    status: 404,
    code: 'unknown-invitation',
    detail:
      'Nobody was invited by this. An invitation counts in every service within two seconds; later than that, ask for another.',
  });

const SPENT: Readonly<Record<Exclude<InvitationState, 'open' | 'offered'>, string>> = {
  enrolled: 'Another device has used this invitation. If that was not yours, tell whoever invited, at once.',
  expired: 'This invitation was good for 24 hours, and they are over. Ask for another.',
  withdrawn: 'This invitation was withdrawn. Ask for another.',
};

/** The invitation is good for nothing any more. */
export const spentInvitation = (state: keyof typeof SPENT): Problem =>
  new Problem({
    status: 409,
    code: state === 'enrolled' ? 'invitation-used' : `invitation-${state}`,
    detail: SPENT[state],
  });

export const usedInvitation = (): Problem => spentInvitation('enrolled');

export const addressNeeded = (): Problem =>
  new Problem({
    status: 422,
    code: 'address-needed',
    detail:
      'Say in `address` where the device reaches this service, such as https://kafila.example, or set KAFILA_PUBLIC_URL. No query, no user, no slash at its end.',
  });

/** Who scans an invitation without it could be led to another service, and would not notice. */
export const logKeyUnknown = (): Problem =>
  new Problem({
    status: 409,
    code: 'log-key-unknown',
    detail:
      'This service does not know the key of the transparency log, which an invitation names. Put what GET /v1/audit/key of the board answers into the file verifier-keys in the folder KAFILA_AUDIT_KEY_DIR (docs/enrolment.md).',
  });

export const unusableKey = (detail: string): Problem =>
  new Problem({ status: 422, code: 'unusable-key', detail });

export const wrongProof = (): Problem =>
  new Problem({
    status: 422,
    code: 'proof-invalid',
    detail:
      'The proof is no signature of this key over the text that docs/enrolment.md shows, with this code, unit and address.',
  });

export const signingKeyKnown = (kid: string): Problem =>
  new Problem({
    status: 409,
    code: 'signing-key-known',
    detail: 'This key is, or was, enrolled by another invitation. Make a new key for each invitation.',
    facts: { kid },
  });

export const signingKeyRevoked = (kid: string): Problem =>
  new Problem({
    status: 409,
    code: 'signing-key-revoked',
    detail: 'This key was revoked. Ask for another invitation, and make a new key for it.',
    facts: { kid },
  });

export const nothingOffered = (): Problem =>
  new Problem({
    status: 409,
    code: 'nothing-offered',
    detail: 'No device has offered a key by this invitation yet.',
  });

export const digitsDiffer = (): Problem =>
  new Problem({
    status: 409,
    code: 'digits-differ',
    detail:
      'The device that used this invitation shows other digits. Read them again; if they differ still, another device was quicker: withdraw the invitation and make a new one.',
  });

export const unknownSigningKey = (kid: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown-signing-key',
    detail: 'This unit has no such signing key; see GET /v1/access.',
    facts: { kid: kid.slice(0, 100) },
  });

export const compromisedInFuture = (): Problem =>
  new Problem({
    status: 422,
    code: 'compromised-in-future',
    detail:
      'compromisedSince lies in the future. Say the earliest instant at which somebody else may have had the key.',
  });

export const compromisedLater = (compromisedSince: string): Problem =>
  new Problem({
    status: 409,
    code: 'compromised-later',
    detail: `It was said before that somebody else may have had the key since ${compromisedSince}. An earlier instant may be said, a later one may not.`,
    facts: { compromisedSince },
  });
