import { Problem } from '#kafila/platform';
import { type ParkedAt } from '../reading/find-parked.js';

export function unknownCarnet(carnetNumber: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-carnet',
    detail:
      `Nothing is told of a TIR carnet '${carnetNumber}' up to the position in Kafila-Position. ` +
      'Its number is two letters and eight or nine digits, e.g. XC12345678.',
    facts: { carnetNumber },
  });
}

/** Nothing can be told of it, because its very first events could not be digested. */
export function carnetParked(carnetNumber: string, { position, reason }: ParkedAt): Problem {
  return new Problem({
    status: 503,
    code: 'carnet-parked',
    detail:
      `The carnet '${carnetNumber}' cannot be shown: its event at position ${position} could not be digested (${reason}). ` +
      'All others go on.',
    facts: { carnetNumber, position, reason },
  });
}
