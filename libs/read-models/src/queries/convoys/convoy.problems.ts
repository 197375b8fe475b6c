import { Problem } from '#kafila/platform';
import { type ParkedAt } from '../reading/find-parked.js';

export function unknownConvoy(convoyId: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-convoy',
    detail:
      `No convoy '${convoyId}' is known up to the position in Kafila-Position. ` +
      'If it was planned just now, ask with waitFor=<position of its receipt>.',
    facts: { convoyId },
  });
}

/** What happened to the convoy cannot be told, because its very first events could not be digested. */
export function convoyParked(convoyId: string, { position, reason }: ParkedAt): Problem {
  return new Problem({
    status: 503,
    code: 'convoy-parked',
    detail:
      `Convoy '${convoyId}' cannot be shown: its event at position ${position} could not be digested (${reason}). ` +
      'All other convoys go on.',
    facts: { convoyId, position, reason },
  });
}
