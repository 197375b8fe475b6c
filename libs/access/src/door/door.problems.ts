import { Problem, type Right } from '#kafila/platform';

const CHALLENGE = { 'www-authenticate': 'Bearer realm="kafila"' };
const LATER = { 'retry-after': '2' };

function unknownCaller(code: string, detail: string): Problem {
  return new Problem({ status: 401, code, detail, headers: CHALLENGE });
}

export const keyNeeded = (): Problem =>
  unknownCaller('key-needed', 'Say who calls: send an API key as `Authorization: Bearer kfa_...`.');

/** Nobody has a key yet, and the call does not come from this machine. */
export const noKeysYet = (): Problem =>
  unknownCaller(
    'key-needed',
    'There are no keys yet, so only this machine itself may call, and not through a proxy. Run `kafila access init` on it.',
  );

/** There were keys in this data folder, and the event store knows of none. */
export const keysGone = (): Problem =>
  unknownCaller(
    'key-needed',
    'There were keys before, and the event store knows none of them. Put the store back, or run `kafila access recover` on the host.',
  );

export const malformedKey = (): Problem =>
  unknownCaller(
    'malformed-key',
    'This is no API key: one begins with `kfa_` and has 51 characters, the last four following from the others. It may have been cut.',
  );

export const unknownKey = (): Problem => unknownCaller('unknown-key', 'Nobody has this key.');

export const spentKey = (fault: 'revoked' | 'expired'): Problem =>
  unknownCaller(
    `key-${fault}`,
    `This key ${fault === 'revoked' ? 'was revoked' : 'has expired'}. Ask an admin for another.`,
  );

const WHAT = { session: 'This session', token: 'This token' } as const;
type Via = keyof typeof WHAT;
const AGAIN: Readonly<Record<Via, string>> = {
  session: 'Sign in again: GET /login.',
  token: 'Get another one of the issuer.',
};

export const credentialExpired = (via: Via): Problem =>
  unknownCaller(`${via}-expired`, `${WHAT[via]} has expired. ${AGAIN[via]}`);

/** It is none of ours, was altered, or was sealed by a key that was taken out. */
export const sessionUnknown = (): Problem =>
  unknownCaller('session-unknown', `This session is not known. ${AGAIN.session}`);

/** It was ended, by whoever it belongs to or by an admin. */
export const credentialEnded = (via: Via): Problem =>
  unknownCaller(`${via}-ended`, `${WHAT[via]} was ended. ${AGAIN[via]}`);

export const unreadableCaller = (via: Via): Problem =>
  unknownCaller(
    `${via}-ended`,
    `${WHAT[via]} belongs to somebody of whom an event says nothing that this version understands; ask an admin.`,
  );

/** A page elsewhere must not make a browser decide by the cookie that it has. */
export const notFromOwnPage = (): Problem =>
  new Problem({
    status: 403,
    code: 'not-from-own-page',
    detail:
      'What a session changes, a page of this service has to ask for: with its own Origin, and the header `kafila-request: 1`. Programs call with a key or a token.',
  });

export function notAllowed(needs: Right, roles: readonly string[]): Problem {
  return new Problem({
    status: 403,
    code: 'not-allowed',
    detail: `This needs the right ${needs}, and ${roles.length === 0 ? 'whoever calls has no role' : `no role of whoever calls has it: ${roles.join(', ')}`}.`,
    facts: { needs, roles },
  });
}

export const accessUnread = (): Problem =>
  new Problem({
    status: 503,
    code: 'access-unread',
    detail: 'The service has not read yet who may what; ask again.',
    headers: LATER,
  });

export const accessUnconfirmed = (seconds: number): Problem =>
  new Problem({
    status: 503,
    code: 'access-unconfirmed',
    detail: `The event store has not answered for ${Math.floor(seconds)} s, so it is not known whether this key still counts; ask again.`,
    headers: LATER,
  });
