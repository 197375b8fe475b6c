import { type CarnetState } from './carnet.state.js';

/** Whether an office of departure told that the carnet is endorsed for heavy or bulky goods (TIR art. 29, 32). */
export function isHeavyOrBulky({ acceptances }: Pick<CarnetState, 'acceptances'>): boolean {
  return acceptances.some(({ heavyOrBulky }) => heavyOrBulky === true);
}
