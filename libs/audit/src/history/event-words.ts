import { type ShownEvent } from './shown-event.answer.js';

/**
 * An event in words: what, where, of which vehicles, when; who reported it through which unit, when by the unit's clock and
 * when it was received. All times are instants in UTC, but for the unit's clock, which stands as the unit gave it.
 */
export function eventInWords(event: ShownEvent): string {
  const { type, place, direction, vehicleIds, occurredAt } = event;
  const what = [
    type,
    ...(place === null ? [] : [`at ${place}`]),
    ...(direction === null ? [] : [direction]),
    ...(vehicleIds === null || vehicleIds.length === 0 ? [] : [`of ${vehicleIds.join(', ')}`]),
    ...(event.retracts === undefined ? [] : [`of report ${event.retracts}`]),
  ].join(' ');
  const when = occurredAt === null ? 'nobody can read when' : `occurred ${occurredAt}`;
  return `${what}: ${when}; ${sourceInWords(event)}.`;
}

function sourceInWords(event: ShownEvent): string {
  const { by, unit, recordedAt, late, retracted, carriedBy, savedWithin } = event;
  const { unitId, sequence, clockAt } = unitOf(unit);
  const clock = clockAt === undefined ? '' : ` by its clock ${clockAt}`;
  const number = sequence === undefined ? '' : ` (its no. ${sequence})`;
  const through = unitId === undefined ? '' : ` through ${unitId}${number}${clock}`;
  return [
    `told by ${by ?? 'nobody named'}${through}`,
    ...(carriedBy === undefined ? [] : [`carried by ${carriedBy}`]),
    ...(savedWithin === undefined ? [] : [savedInWords(savedWithin)]),
    `received ${recordedAt}${late ? ', late' : ''}`,
    ...(retracted === null ? [] : [`taken back by ${retracted.by}`]),
  ].join('; ');
}

function savedInWords({ from, until }: NonNullable<ShownEvent['savedWithin']>): string {
  return from === null ? `saved by ${until}` : `saved between ${from} and ${until}`;
}

/** What a unit said of itself, as far as it can be read. */
function unitOf(unit: unknown): Partial<Record<'unitId' | 'sequence' | 'clockAt', string>> {
  if (typeof unit !== 'object' || unit === null) return {};
  const said = Object.entries(unit).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
