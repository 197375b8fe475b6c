import { Problem } from '#kafila/platform';

/** One field of the body that has the right shape and still means nothing. */
export function wrongField(pointer: string, code: string, fault: string): Problem {
  return new Problem({
    status: 422,
    code: 'invalid-body',
    detail: 'The body cannot be understood: 1 field to correct, see errors.',
    errors: [{ pointer: `#${pointer}`, code, detail: fault }],
  });
}
