import { findPlace } from '../../geography/geography.js';
import { type Route } from '../../geography/route.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type LegRegime } from '../state/plan.state.js';
import { unknownPlace } from './plan-route.js';
import { readRegime, REGIMES } from './regime.js';
import { stretchOf } from './regimes-along.js';

/** The leg regimes that the desk names: stretches of the route, under agreements of the catalogue. */
export function readLegRegimes(
  named: readonly LegRegime[],
  route: Route,
): { readonly legRegimes: readonly LegRegime[] } | Refused {
  const legRegimes: LegRegime[] = [];
  for (const [index, leg] of named.entries()) {
    const pointer = `/legRegimes/${index}`;
    const from = findPlace(leg.from)?.slug;
    if (from === undefined) return unknownPlace(leg.from, `${pointer}/from`);
    const to = findPlace(leg.to)?.slug;
    if (to === undefined) return unknownPlace(leg.to, `${pointer}/to`);
    if (!stretchOf(route, from, to)) {
      const detail = `The route does not lead from ${from} to ${to}.`;
      return refuse('unknown-leg', detail, { from, to, route }, pointer);
    }
    const read = readRegime(leg.regime);
    if ('unknown' in read) {
      const known = REGIMES.map(({ code }) => code);
      const detail = `'${read.unknown}' is no regime of the catalogue; it knows ${known.join(', ')}, and several joined by '+'.`;
      return refuse('unknown-regime', detail, { regime: leg.regime, known }, `${pointer}/regime`);
    }
    legRegimes.push({ from, to, regime: read.regime });
  }
  return { legRegimes };
}
