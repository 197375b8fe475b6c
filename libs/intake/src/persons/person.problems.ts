import { Problem } from '#kafila/platform';

export function unknownPerson(detail: string): Problem {
  return new Problem({ status: 404, code: 'unknown-person', detail });
}
