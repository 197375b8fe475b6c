/** Which part of its tries each law gets where tests are in a hurry; all of them by default. */
const SHARE = Number(process.env['KAFILA_TEST_SHARE'] ?? 1);
// A share that is no number would be no tries at all, and every law would hold.
if (!(SHARE > 0 && SHARE <= 1)) throw new Error('KAFILA_TEST_SHARE must be a number above 0 and at most 1.');

/** How many of so many random tries, worlds or rounds a law is held against: at least one. */
export function timesTried(all: number): number {
  return Math.max(1, Math.ceil(all * SHARE));
}
