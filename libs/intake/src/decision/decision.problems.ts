import { type Refusal, type RefusalCode, refusalKind, type RefusalKind, refuse } from '#kafila/domain';
import { Problem } from '#kafila/platform';
import { type Subject } from './subject.js';

const STATUS = { unknown: 404, sent: 422, state: 409 } as const satisfies Record<RefusalKind, number>;

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): 404 | 409 | 422 {
  return STATUS[refusalKind(code)];
}

/** A decision that is not taken, with the facts that the desk needs to do better. */
export function refusedDecision(subject: Subject, { code, detail, facts, pointer }: Refusal): Problem {
  return new Problem({
    status: statusOf(code),
    code,
    detail,
    facts: { ...subject, ...facts },
    ...(pointer === undefined ? {} : { errors: [{ pointer: `#${pointer}`, code, detail }] }),
  });
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
    detail: `The convoy ${convoyId} was split, but meanwhile another convoy was planned under the id ${partId} of one of its parts. The vehicles of that part are in no convoy now: add them to one.`,
    facts: { convoyId, partId },
  });
}

export function idempotencyKeyReused(key: string, knownDigest: unknown, sentDigest: string): Problem {
  return new Problem({
    status: 409,
    code: 'idempotency-key-reused',
    detail: `The key '${key}' stands for another decision already. Send a new decision under a new key.`,
    facts: { idempotencyKey: key, knownDigest, sentDigest },
  });
}

export function revisionMoved(subject: Subject, expected: number, actual: number): Problem {
  const named = 'convoyId' in subject ? 'convoy' : 'carnet';
  return new Problem({
    status: 412,
    code: 'revision-moved',
    detail: `The ${named} is at revision ${actual}, not ${expected}. Read it again and decide on what it is now.`,
    facts: { ...subject, expectedRevision: expected, actualRevision: actual < 0 ? null : actual },
  });
}

export function malformedHeader(header: string, detail: string): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-header',
    detail: `${header} ${detail}`,
    facts: { header },
  });
}
