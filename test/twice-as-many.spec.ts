import { REPORT_TYPES } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { TEST_SEED } from '#kafila/event-store/testing';
import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ALL_TOLD, story, type ToldAgain } from './kit/told-again.js';

/** Twice as many are twice the work, and the first ones have less to be compared with. What is quadratic does four times. */
const MOST_TIMES = 3;

/** Of what came at one moment each was once compared with all others; incidents, with each report that came later; plates, with all before. */
const ONCE_QUADRATIC = ALL_TOLD.filter(
  ({ one, other, gap }) =>
    (one === other && gap === 0 && ['escortsLeave', 'tolls', 'otherSeals', 'plates'].includes(one)) ||
    (one === 'thefts' && other === 'ends' && gap === 40) ||
    (one === 'ends' && other === 'thefts' && gap === 1) ||
    // Of a declaration: each hold with each grant, each gate-out with all before.
    (one === other && gap === 40 && ['gateOuts', 'liftedHolds'].includes(one)) ||
    (one === 'holds' && other === 'grants' && gap === 40) ||
    // Of seals: each that were found broken with all before.
    (one === 'breakdowns' && other === 'looks' && gap === 40) ||
    // Of a carnet: each start and each end with all operations, each irregularity with all assignments.
    (one === 'starts' && ['terminations', 'suspensions'].includes(other) && gap === 40) ||
    (one === 'discharges' && other === 'assignments' && gap === 40) ||
    // Each suspension and resumption with all before, each claim with all payments and all that were withdrawn.
    (one === other && gap === 40 && ['suspensions', 'resumptions'].includes(one)) ||
    (one === 'claims' && ['payments', 'withdrawnClaims'].includes(other) && gap === 40),
);
/** For each that was taken back, all retractions were once copied. */
const TAKEN_BACK = ALL_TOLD.filter(
  ({ one, other, gap }) =>
    ['tolls', 'controls', 'duties'].includes(one) && other === 'takenBack' && gap === 1,
);
const STEP = Math.ceil(ALL_TOLD.length / timesTried(2, 100));
const TRIED: readonly ToldAgain[] = [
  ...ONCE_QUADRATIC,
  ...TAKEN_BACK,
  ...ALL_TOLD.filter((_, i) => i % STEP === TEST_SEED % STEP),
];

/** Each with so many reports, and with twice as many. In a process of its own: in this one the code is loaded already. */
async function worksOf(tries: readonly ToldAgain[]): Promise<readonly (readonly number[])[]> {
  const program = ['--import', './test/runner/load-typescript.js', './test/kit/work-of-facts.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, JSON.stringify(tries)]);
  return JSON.parse(stdout) as readonly (readonly number[])[];
}

describe(`what is told again and again of one vehicle, carnet or declaration (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  it('is twice the work for twice as many reports, whatever it is', async () => {
    const works = await worksOf(TRIED);
    const tooMuch = TRIED.flatMap((tried, i) => {
      const [once = 0, twice = 0] = works[i] ?? [];
      return once > 0 && twice / once < MOST_TIMES ? [] : [[tried, once, twice]];
    });
    expect(tooMuch).toEqual([]);
  }, 600_000);

  it('is each type of report, with each other one about the same', () => {
    const told = ALL_TOLD.flatMap((tried) => story(tried, 2).map(({ event }) => event.type));
    expect(Object.keys(REPORT_TYPES).filter((type) => !told.some((one) => one === type))).toEqual([]);
    for (const about of ['convoy', 'carnet', 'declaration']) {
      const ofIt = ALL_TOLD.filter((one) => one.about === about);
      const names = new Set(ofIt.map(({ one }) => one));
      expect(new Set(ofIt.map(({ one, other }) => `${one} ${other}`)).size).toBe(names.size ** 2);
    }
  });
});
