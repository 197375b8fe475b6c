import { type Refusal, type RefusalCode, refuse } from '#kafila/domain';
import { Problem } from '#kafila/platform';
import { type Subject } from './subject.js';

/**
 * What kind of refusal each code is: 404 where what the address names does not exist, 422 where the fault lies in what
 * was sent, whatever the state, and 409 where the state does not allow it.
 */
const STATUS: Readonly<Record<RefusalCode, 404 | 409 | 422>> = {
  'unknown-convoy': 404,
  'unknown-carnet': 404,
  'vehicle-not-in-convoy': 404,
  'unknown-corridor': 422,
  'unknown-place': 422,
  'unknown-regime': 422,
  'unknown-leg': 422,
  'no-route': 422,
  'route-too-short': 422,
  'route-leaps-border': 422,
  'arrival-before-departure': 422,
  'invalid-identifier': 422,
  'invalid-vouchers': 422,
  'validity-too-long': 422,
  'validity-ends-before-issue': 422,
  'too-many-offices': 422,
  'no-parts': 422,
  'vehicle-in-two-parts': 422,
  'merge-into-itself': 422,
  'vehicle-replaces-itself': 422,
  'convoy-exists': 409,
  'convoy-ended': 409,
  'convoy-held': 409,
  'not-held': 409,
  'already-dispatched': 409,
  'not-dispatched': 409,
  'already-recalled': 409,
  'already-underway': 409,
  'no-vehicles': 409,
  'vehicles-outstanding': 409,
  'vehicle-already-joined': 409,
  'vehicle-in-another-convoy': 409,
  'cargo-would-move': 409,
  'decision-out-of-order': 409,
  'route-does-not-lead-on': 409,
  'same-route': 409,
  'routes-do-not-meet': 409,
  'nobody-to-split': 409,
  'unknown-target-convoy': 409,
  'target-convoy-ended': 409,
  'unknown-outward-convoy': 409,
  'carnet-used-before': 409,
  'carnet-already-issued': 409,
  'carnet-already-assigned': 409,
  'carnet-already-returned': 409,
};

/** A decision that is not taken, with the facts that the desk needs to do better. */
export function refusedDecision(subject: Subject, { code, detail, facts, pointer }: Refusal): Problem {
  return new Problem({
    status: STATUS[code],
    code,
    title: titleOf(code),
    detail,
    facts: { ...subject, ...facts },
    ...(pointer === undefined ? {} : { errors: [{ pointer: `#${pointer}`, code, detail }] }),
  });
}

/** `convoy-exists`: Convoy exists. */
function titleOf(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
}

/** A text in the body that is no number of a carnet. */
export function noCarnetNumber(text: string): Problem {
  const detail = `'${text}' is no number of a TIR carnet; write two letters and eight or nine digits, e.g. XC12345678.`;
  return refusedDecision(
    { carnetNumber: text },
    refuse('invalid-identifier', detail, {}, '/carnetNumber').refusal,
  );
}

/** An address that names no carnet, because there is no carnet of such a number. */
export function unknownCarnet(text: string): Problem {
  const detail = `There is no carnet '${text}'; the number of a carnet has two letters and eight or nine digits.`;
  return refusedDecision({ carnetNumber: text }, refuse('unknown-carnet', detail).refusal);
}

/** Another process planned a convoy of this id in the moment between the check and the split. */
export function partIdTaken(convoyId: string, partId: string): Problem {
  return new Problem({
    status: 409,
    code: 'convoy-exists',
    title: titleOf('convoy-exists'),
    detail: `The convoy ${convoyId} was split, but meanwhile another convoy was planned under the id ${partId} of one of its parts. The vehicles of that part are in no convoy now: add them to one.`,
    facts: { convoyId, partId },
  });
}

export function idempotencyKeyReused(key: string, knownDigest: unknown, sentDigest: string): Problem {
  return new Problem({
    status: 409,
    code: 'idempotency-key-reused',
    title: 'Idempotency key reused',
    detail: `The key '${key}' stands for another decision already. Send a new decision under a new key.`,
    facts: { idempotencyKey: key, knownDigest, sentDigest },
  });
}

export function revisionMoved(subject: Subject, expected: number, actual: number): Problem {
  const named = 'convoyId' in subject ? 'convoy' : 'carnet';
  return new Problem({
    status: 412,
    code: 'revision-moved',
    title: 'Revision moved',
    detail: `The ${named} is at revision ${actual}, not ${expected}. Read it again and decide on what it is now.`,
    facts: { ...subject, expectedRevision: expected, actualRevision: actual < 0 ? null : actual },
  });
}

export function malformedHeader(header: string, detail: string): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-header',
    title: 'Malformed header',
    detail: `${header} ${detail}`,
    facts: { header },
  });
}
