import { type NewEvent } from '#kafila/event-store';
import { type Projection } from '../runner/projection/projection.js';
import { trips } from '../trips/trips.projection.js';

const NO_VEHICLES = 5;
export const UNFOLDABLE = 'named.every is not a function';

/** The same report, as no intake would take it: it can be read, but the fold stumbles over its vehicles. */
export function unfoldable(fact: NewEvent): NewEvent {
  return { ...fact, data: { ...fact.data, vehicleIds: NO_VEHICLES } };
}

/** The projection with a fix: it takes such reports as if they said nothing. */
export const fixedTrips: Projection = {
  ...trips,
  kinds: trips.kinds.map((kind) => ({
    ...kind,
    fold: (history) => kind.fold(foldable(history)),
    ...(kind.facts && {
      facts: { ...kind.facts, add: (fold, facts) => kind.facts?.add(fold, foldable(facts)) },
    }),
  })),
};

function foldable(events: readonly unknown[]): readonly unknown[] {
  return events.filter(
    (event) => (event as { event: { data: { vehicleIds?: unknown } } }).event.data.vehicleIds !== NO_VEHICLES,
  );
}
