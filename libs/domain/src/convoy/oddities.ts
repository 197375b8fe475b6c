import { placeOf } from '../geography/geography.js';
import { type Told } from '../report/told.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyState, type Oddities, type Oddity } from './convoy.state.js';

/** The oddities of a state and of one more fact, which concerns these vehicles of the convoy. */
export function withOddities(
  { oddities, vehicles, plan }: ConvoyState,
  { id, event: { type, data } }: Told<ConvoySighting>,
  concerned: readonly string[],
): Oddities {
  let found = oddities;
  const add = (code: Oddity['code'], vehicleIds: readonly string[]): void => {
    const latest = {
      code,
      vehicleIds: [...new Set(vehicleIds)],
      evidence: [id],
      occurredAt: data.occurredAt,
    };
    found = { latest, before: found };
  };
  const { place, vehicleIds } = data;
  const strangers = vehicleIds?.filter((vehicleId) => !vehicles.has(vehicleId)) ?? [];
  if (strangers.length > 0) add('unknown-vehicle', strangers);
  if (concerned.length === 0 && strangers.length === 0) add('report-without-vehicle', []);
  if (place === undefined) return found;
  if (!plan.mentions.has(place)) add('place-off-route', vehicleIds ?? concerned);
  if (type.startsWith('Border') && placeOf(place).kind !== 'border-crossing')
    add('not-a-border-side', vehicleIds ?? concerned);
  return found;
}

/** In the order they came up. */
export function listOddities(oddities: Oddities): readonly Oddity[] {
  const list: Oddity[] = [];
  for (let rest = oddities; rest; rest = rest.before) list.push(rest.latest);
  return list.reverse();
}
