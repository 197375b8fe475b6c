import { Problem } from '#kafila/platform';

/** One parameter of the query is wrong. `should` is read after its name. */
export function invalidQuery(parameter: string, should: string): Problem {
  return new Problem({
    status: 400,
    code: 'invalid-query',
    detail: 'The query cannot be understood: 1 parameter to correct, see errors.',
    errors: [{ pointer: `#/${parameter}`, detail: should }],
  });
}
