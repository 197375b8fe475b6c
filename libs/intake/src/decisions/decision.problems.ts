import { type Refusal, type RefusalCode } from '#kafila/domain';
import { Problem } from '#kafila/platform';

/** Refusals that lie in what was sent, not in the state of the convoy. */
const IN_WHAT_WAS_SENT: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'unknown-corridor',
  'unknown-place',
  'no-route',
  'route-too-short',
  'route-leaps-border',
  'arrival-before-departure',
]);

/** A decision that the state of the convoy does not allow, or that names what does not exist. */
export function refusedDecision(convoyId: string, { code, detail, facts, pointer }: Refusal): Problem {
  return new Problem({
    status: code === 'unknown-convoy' ? 404 : IN_WHAT_WAS_SENT.has(code) ? 422 : 409,
    code,
    title: titleOf(code),
    detail,
    facts: { convoyId, ...facts },
    ...(pointer === undefined ? {} : { errors: [{ pointer: `#${pointer}`, code, detail }] }),
  });
}

/** `convoy-exists`: Convoy exists. */
function titleOf(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
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

export function revisionMoved(convoyId: string, expected: number, actual: number): Problem {
  return new Problem({
    status: 412,
    code: 'revision-moved',
    title: 'Revision moved',
    detail: `The convoy is at revision ${actual}, not ${expected}. Read it again and decide on what it is now.`,
    facts: { convoyId, expectedRevision: expected, actualRevision: actual < 0 ? null : actual },
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

/** One field of the body that has the right shape and still means nothing. */
export function wrongField(pointer: string, code: string, fault: string): Problem {
  return new Problem({
    status: 422,
    code: 'invalid-body',
    title: 'Invalid body',
    detail: 'The body cannot be understood: 1 field to correct, see errors.',
    errors: [{ pointer: `#${pointer}`, code, detail: fault }],
  });
}
