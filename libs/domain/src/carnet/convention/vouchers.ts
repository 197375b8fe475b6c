import { territoryOf } from './territories.js';

/** Booklets that are printed, by their number of vouchers (volets): IRU, How to fill in a TIR carnet (dossier 1.3). */
export const VOUCHERS: readonly number[] = [4, 6, 14, 20];

/** How many TIR operations a carnet is good for: one pair of vouchers each, white to start and green to terminate. */
export function capacityOf(vouchers: number): number {
  return vouchers / 2;
}

/**
 * How many TIR operations a journey through these countries takes (ISO 3166-1 alpha-2, in the order of travel): one for
 * each customs territory, and one more for each office of departure or destination on the way.
 */
export function operationsNeeded(countries: readonly string[], officesOnTheWay = 0): number {
  const territories = countries.map(territoryOf);
  return territories.filter((territory, i) => territory !== territories[i - 1]).length + officesOnTheWay;
}

/** The smallest booklet that is good for a number of operations; undefined where none is. */
export function vouchersFor(operations: number): number | undefined {
  return VOUCHERS.find((vouchers) => capacityOf(vouchers) >= operations);
}
