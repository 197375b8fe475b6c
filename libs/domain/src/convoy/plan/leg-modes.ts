import { carriedBetween, findPlace, placeOf } from '../../geography/geography.js';
import { type LegMode } from '../../geography/place.js';
import { modeBetween, modesAlong, type Route } from '../../geography/route.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type ConvoyPlan, type ModeOfStretch } from '../state/plan.state.js';
import { unknownPlace } from './plan-route.js';
import { stillApplying, stretchOf } from './regimes-along.js';

/**
 * The modes that the desk names: stretches of the route, each by a mode that leads there.
 *
 * @param within where they stand in what the desk said: `/parts/0`
 */
export function readLegModes(
  named: readonly ModeOfStretch[],
  route: Route,
  within = '',
): { readonly legModes: readonly ModeOfStretch[] } | Refused {
  const legModes: ModeOfStretch[] = [];
  for (const [index, { mode, ...ends }] of named.entries()) {
    const pointer = `${within}/legModes/${index}`;
    const from = findPlace(ends.from)?.slug;
    if (from === undefined) return unknownPlace(ends.from, `${pointer}/from`);
    const to = findPlace(ends.to)?.slug;
    if (to === undefined) return unknownPlace(ends.to, `${pointer}/to`);
    const stretch = stretchOf(route, from, to);
    if (!stretch) {
      const detail = `The route does not lead from ${from} to ${to}.`;
      return refuse('unknown-leg', detail, { from, to, route }, pointer);
    }
    for (let leg = stretch.start; leg < stretch.end; leg++) {
      const refused = unlessPossible(route[leg] ?? '', route[leg + 1] ?? '', mode, pointer);
      if (refused) return refused;
    }
    legModes.push({ from, to, mode });
  }
  return { legModes };
}

function unlessPossible(from: string, to: string, mode: LegMode, pointer: string): Refused | undefined {
  const only = onlyMode(from, to);
  const bothPorts = [from, to].every((place) => placeOf(place).kind === 'port');
  if (only === undefined ? mode !== 'sea' || bothPorts : mode === only) return undefined;
  const detail = only
    ? `From ${from} to ${to} vehicles go by ${only} only.`
    : `From ${from} to ${to} no ship goes; both have to be ports.`;
  return refuse('impossible-mode', detail, { from, to, mode }, `${pointer}/mode`);
}

/** Across the sea nothing goes but ships, and to a rail yard nothing but trains; undefined elsewhere. */
function onlyMode(from: string, to: string): LegMode | undefined {
  const isYard = [from, to].some((place) => placeOf(place).kind === 'rail-yard');
  return isYard ? 'rail' : carriedBetween(from, to);
}

/** For each place of a route how vehicles come to it: as the desk said last, else as the geography has it. */
export function modesOf(route: Route, legModes: readonly ModeOfStretch[]): readonly LegMode[] {
  const modes = [...modesAlong(route)];
  for (const { from, to, mode } of legModes) {
    const stretch = stretchOf(route, from, to);
    if (stretch) modes.fill(mode, stretch.start + 1, stretch.end + 1);
  }
  return modes;
}

/** What the desk said of modes and still applies on another route, also driven the other way round. */
export function modesStillApplying(
  { route, modes }: Pick<ConvoyPlan, 'route' | 'modes'>,
  other: Route,
): readonly ModeOfStretch[] {
  const said = route.map((from, i) => {
    const [to, mode] = [route[i + 1], modes[i + 1]];
    return to === undefined || mode === undefined || mode === modeBetween(from, to) ? '' : mode;
  });
  return stillApplying({ route, regime: '', regimes: said }, other).map(({ from, to, regime }) => ({
    ...{ from, to },
    mode: regime as LegMode,
  }));
}

/** The mode of each leg of the route; undefined where all go by road, and the geography says so, too. */
export function shownModes({ route, modes }: ConvoyPlan): readonly LegMode[] | undefined {
  const legs = modes.slice(1);
  const isPlain = [...legs, ...modesAlong(route).slice(1)].every((mode) => mode === 'road');
  return isPlain ? undefined : legs;
}
