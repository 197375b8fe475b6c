import { Problem } from '#kafila/platform';
import { type ParkedAt } from '../reading/find-parked.js';

export function unknownDeclaration(reference: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-declaration',
    detail:
      `Nothing is told of a declaration '${reference}' up to the position in Kafila-Position. ` +
      'A slash within its reference is written as %2F.',
    facts: { reference },
  });
}

/** Nothing can be told of it, because its very first events could not be digested. */
export function declarationParked(reference: string, { position, reason }: ParkedAt): Problem {
  return new Problem({
    status: 503,
    code: 'declaration-parked',
    detail:
      `The declaration '${reference}' cannot be shown: its event at position ${position} could not be digested (${reason}). ` +
      'All others go on.',
    facts: { reference, position, reason },
  });
}
