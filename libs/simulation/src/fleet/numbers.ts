import { containerCheckDigit } from '#kafila/domain';

/** How many numbers for plates and carnets one scenario has for itself. */
export const NUMBERS_PER_SCENARIO = 128;

/**
 * The first number of a scenario. Scenarios of one seed never share numbers, those of two seeds hardly ever.
 *
 * @param number of the scenario within its simulation
 */
export function firstNumberOf(seed: number, number: number): number {
  return (Math.abs(seed) % 1024) * 2 ** 22 + number * NUMBERS_PER_SCENARIO;
}

/** A container number with its check digit (ISO 6346): owner and category `NLCU`, six digits of the number, the check. */
export function containerOf(owner: string, number: number): string {
  const body = owner + String(number % 1_000_000).padStart(6, '0');
  return `${body}${containerCheckDigit(body)}`;
}

/** Letters that begin a carnet number, one pair for each hundred million. */
const FIRST = 'XZYWVU';
const SECOND = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The number of a TIR carnet, `XC12345678`: different for every number up to fourteen thousand million. */
export function carnetNumberOf(number: number): string {
  const pair = Math.floor(number / 1e8);
  const first = FIRST[Math.floor(pair / SECOND.length) % FIRST.length] ?? '';
  return `${first}${SECOND[pair % SECOND.length] ?? ''}${String(number % 1e8).padStart(8, '0')}`;
}

/** A goods declaration as WeBOC writes it: station, type, serial and day (dossier 6). */
export function declarationRefOf(station: string, type: string, number: number, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${station}-${type}-${number}-${date}-${month}-${year}`;
}

/** The number of a seal: who put it on, where, and a count. */
export function sealOf(party: string, number: number): string {
  return `${party}-${String(number % 1e7).padStart(7, '0')}`;
}
