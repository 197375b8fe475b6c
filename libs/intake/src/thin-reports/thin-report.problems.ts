import { Problem } from '#kafila/platform';
import { type ThinFault } from '#kafila/thin-form';

/** A line is no report: its code is that of the thin form (docs/thin-form.md). */
export function thinUnreadable({ code, detail }: ThinFault): Problem {
  return new Problem({ status: 422, code, detail });
}

export function thinWithoutUnit(): Problem {
  return new Problem({
    status: 422,
    code: 'thin-without-unit',
    detail:
      'The thin report names no unit, and who sends it is none. Name the unit, or send it by the key of the unit.',
  });
}

/** It may be that the unit was enrolled a moment ago, elsewhere. */
export function unknownKeyBeginning(kidStart: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-signing-key',
    detail: `No unit that is known here has a key that begins with ${kidStart}. Send it again when the unit is enrolled.`,
    facts: { kidStart },
  });
}
