import Table from 'cli-table3';
import { offsetAt } from '#kafila/domain';
import { type RepeatedConvoy } from '#kafila/simulation';
import { type CarnetState, type ConvoyState } from './read-back.js';

export const DASH = '-';
/** No colours: the tables are read in logs and documents too. */
export const PLAIN = { style: { head: [], border: [], compact: true } };

/** One line per convoy: where it is, how long it took, and what was published of that. */
export function convoyTable(states: readonly ConvoyState[], repeated: readonly RepeatedConvoy[]): string {
  const table = new Table({
    ...PLAIN,
    head: ['convoy', 'status', 'trucks', 'where', 'next', 'departed', 'delivered', 'days', 'published'],
    colAligns: ['left', 'left', 'right', 'left', 'left', 'left', 'left', 'right', 'right'],
  });
  for (const state of states) {
    const { published = [] } = repeated.find(({ convoyId }) => convoyId === state.convoyId) ?? {};
    const days = published.find(({ what }) => what === 'days')?.value;
    const { status, nextPlace } = state;
    const vehicles = membersOf(state);
    const departed = departureOf(state, states);
    const delivery = lastDelivery(state);
    const delivered = localTime(delivery?.place ?? undefined, delivery?.deliveredAt ?? null);
    table.push([
      state.convoyId,
      status,
      vehicles.length,
      [...new Set(vehicles.map(({ lastPlace }) => lastPlace ?? DASH))].join(', '),
      nextPlace ?? DASH,
      departed,
      delivered,
      daysBetween(departed, delivered) ?? DASH,
      days ?? DASH,
    ]);
  }
  return table.toString();
}

/** When it left, in local time. A part that was split off left with the convoy it came from. */
function departureOf(state: ConvoyState, states: readonly ConvoyState[]): string {
  const whole = states.find(({ convoyId }) => convoyId === state.splitFrom);
  return whole ? departureOf(whole, states) : localTime(state.route[0], state.dispatchedAt);
}

/** One line per convoy: where it came from, what became of it, its carnets and its irregularities. */
export function lineageTable(states: readonly ConvoyState[]): string {
  const table = new Table({
    ...PLAIN,
    head: ['convoy', 'came of', 'went into', 'carnets', 'warnings', 'hints'],
    colAligns: ['left', 'left', 'left', 'right', 'left', 'right'],
  });
  for (const state of states) {
    const { convoyId, splitFrom, returnOf, splitInto, irregularities } = state;
    const cameOf = splitFrom ?? (returnOf === null ? DASH : `return of ${returnOf}`);
    const carnets = membersOf(state).filter(({ carnetNumber }) => carnetNumber !== null);
    const hints = irregularities.filter(({ severity }) => severity === 'info');
    const warnings = irregularities.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
    table.push([
      convoyId,
      cameOf,
      splitInto.length > 0 ? splitInto.join('\n') : DASH,
      carnets.length,
      warnings.length > 0 ? [...new Set(warnings)].join('\n') : DASH,
      hints.length,
    ]);
  }
  return table.toString();
}

/** One line per customs territory: its TIR operations, as far as they were reported. */
export function operationTable(carnets: readonly CarnetState[]): string {
  const table = new Table({
    ...PLAIN,
    head: [
      'customs territory',
      'operations',
      'started',
      'terminated',
      'discharged',
      'mean days to discharge',
    ],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
  });
  const all = carnets.flatMap(({ operations }) => operations);
  for (const territory of [...new Set(all.map((one) => one.territory))].sort()) {
    const own = all.filter((one) => one.territory === territory);
    const reported = (end: 'startedAt' | 'terminatedAt' | 'dischargedAt'): number =>
      own.filter((one) => one[end] !== null).length;
    const days = own.flatMap(({ daysToDischarge }) => daysToDischarge ?? []);
    const mean = days.length === 0 ? null : days.reduce((sum, one) => sum + one, 0) / days.length;
    table.push([
      territory,
      own.length,
      reported('startedAt'),
      reported('terminatedAt'),
      reported('dischargedAt'),
      oneDecimal(mean),
    ]);
  }
  return table.toString();
}

/** Calendar days between two local times; null where one is not known. */
function daysBetween(from: string, to: string): number | null {
  if (from === DASH || to === DASH) return null;
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;
}

/** The members of a convoy; where it was split up, those of before. */
function membersOf({ vehicles }: ConvoyState): ConvoyState['vehicles'] {
  const members = vehicles.filter(({ memberships }) => memberships.at(-1)?.leftAt === null);
  return members.length > 0 ? members : vehicles;
}

/** The last delivery of a convoy whose trucks have all delivered. */
function lastDelivery(state: ConvoyState): ConvoyState['vehicles'][number]['deliveries'][number] | undefined {
  const all = membersOf(state).map(({ deliveries }) => deliveries.at(-1));
  if (all.some((delivery) => delivery === undefined)) return undefined;
  return all.sort((a, b) => ((a?.deliveredAt ?? '') < (b?.deliveredAt ?? '') ? 1 : -1))[0];
}

/** What was published of each convoy; all else is synthetic. */
export function publishedTable(repeated: readonly RepeatedConvoy[]): string {
  const table = new Table({ ...PLAIN, head: ['convoy', 'published'] });
  for (const { convoyId, published } of repeated) {
    table.push([convoyId, published.map(({ what, value }) => `${what} ${value}`).join(', ') || DASH]);
  }
  return table.toString();
}

export function oneDecimal(value: number | null): string {
  return value === null ? DASH : value.toFixed(1);
}

/** An instant as the clocks at a place show it, `2021-09-27 05:15`. */
function localTime(place: string | undefined, instant: string | null): string {
  if (instant === null) return DASH;
  if (place === undefined) return `${instant.slice(0, 16).replace('T', ' ')}Z`;
  // Midnight of the place as an instant is as far from midnight in UTC as its clocks are.
  const offset = Date.parse(`1970-01-01T00:00:00${offsetAt(place, instant)}`);
  return new Date(Date.parse(instant) - offset).toISOString().slice(0, 16).replace('T', ' ');
}
