import { type Route } from '#kafila/domain';
import { type Party } from '../journey/moment.js';
import { plannedArrival } from './set-out.js';
import { asOne, gatherAt, GETTING_GOING, only, whenTogether } from './legs.js';
import { type Scenario } from '../scenario/scenario.js';

/** One part that goes on as a convoy of its own. */
export interface Part {
  readonly convoyId: string;
  readonly vehicleIds: readonly string[];
  /** From the place of the split on. */
  readonly route: Route;
}

/** What is decided where the road forks. */
export interface Fork {
  readonly convoyId: string;
  /** Where on the route of the convoy. */
  readonly index: number;
  readonly reason: string;
  readonly note?: string;
  /** The parts, made of the vehicles that came to the fork. */
  readonly parts: (vehicleIds: readonly string[]) => readonly Part[];
}

export interface AfterFork {
  /** Who stays with the convoy. */
  readonly rest: readonly Party[];
  /** By convoy. */
  readonly parts: ReadonlyMap<string, readonly Party[]>;
}

/** All vehicles come to the fork. The desk splits the convoy there, and each part goes on by itself. */
export function splitAt(scenario: Scenario, parties: readonly Party[], fork: Fork): AfterFork {
  const { desk, members, routes } = scenario;
  const { convoyId, index, reason, note } = fork;
  const there = gatherAt(scenario, parties, index);
  const place = routes.get(convoyId)?.[index] ?? '';
  const vehicleIds = there.flatMap((party) => party.vehicleIds);
  const parts = fork.parts(vehicleIds).filter((part) => part.vehicleIds.length > 0);
  if (parts.length === 0) return { rest: there, parts: new Map() };

  const at = whenTogether(there);
  const from = at + GETTING_GOING;
  desk.onConvoy('split', convoyId, at, {
    reason,
    place,
    parts: parts.map((part) => ({ ...part, plannedArrival: plannedArrival(part.route, from) })),
    ...(note === undefined ? {} : { note }),
  });
  const after = new Map<string, readonly Party[]>();
  for (const part of parts) {
    members.leave(part.vehicleIds, at, 'split');
    members.join(part.convoyId, part.vehicleIds, at);
    routes.set(part.convoyId, part.route);
    const [party] = asOne(only(there, part.vehicleIds, from), from);
    if (party) after.set(part.convoyId, [{ ...party, route: part.route, index: 0 }]);
  }
  const staying = vehicleIds.filter((id) => !parts.some((part) => part.vehicleIds.includes(id)));
  return { rest: asOne(only(there, staying, from), from), parts: after };
}
