/** How much more than a few tries each law gets: none by default, all of them in `npm run test:long`. */
const SHARE = Number(process.env['KAFILA_TEST_SHARE'] ?? 0);
if (!(SHARE >= 0 && SHARE <= 1)) throw new Error('KAFILA_TEST_SHARE must be a number from 0 to 1.');

/** Whether everything is tried that there is to try. */
export const AT_LENGTH = SHARE === 1;

/** How many random tries, trips or rounds a law is held against: a few, so that it is held often, up to all. */
export function timesTried(few: number, all: number): number {
  return Math.round(few + (all - few) * SHARE);
}
