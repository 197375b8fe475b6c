import { type Moment } from '../journey/moment.js';
import { type Remark } from '../reporting/write.js';
import { type Itinerary } from './itinerary.js';
import { type PublishedTrip } from './published-trips.js';
import { type Script } from './scripts.js';

export const NEVER_PUBLISHED = 'Synthetic: never published.';

/** What was published of a trip, in words; what its sources contradict each other in; where it was read. */
export function tripNote(trip: PublishedTrip, itinerary: Itinerary, companions: readonly string[]): string {
  const { operator, regime, loadedAt, cargo, notes, sources } = trip;
  const facts = publishedFacts(trip, itinerary).map(({ what, value }) => `${what} ${value}`);
  return [
    `A trip in the news, retold. Published: ${operator}, ${regime}; ${facts.join('; ')}.`,
    loadedAt ? `Loaded at ${loadedAt.join(', ')}.` : '',
    cargo.length > 0 ? `Cargo: ${cargo.join(', ')}.` : '',
    ...companions,
    ...notes.map((note) => `${note}.`),
    'Everything else is synthetic, the time of this decision and all hours too.',
    `Sources: ${sources.join('; ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What was published and can be checked against the retelling. */
export interface PublishedFact {
  readonly what: 'trucks' | 'trucks in all' | 'from' | 'to' | 'departed' | 'arrived' | 'days' | 'km';
  readonly value: string | number;
}

export function publishedFacts(trip: PublishedTrip, itinerary: Itinerary): readonly PublishedFact[] {
  const destination = trip.destinations.find(({ place }) => place === itinerary.destination);
  const alone = trip.destinations.length === 1;
  const facts: { what: PublishedFact['what']; value: string | number | null | undefined }[] = [
    { what: 'trucks', value: destination?.trucks ?? (alone ? trip.trucks : null) },
    { what: 'trucks in all', value: alone ? null : trip.trucks },
    { what: 'from', value: trip.origin },
    { what: 'to', value: itinerary.destination },
    { what: 'departed', value: trip.departed },
    { what: 'arrived', value: alone ? trip.arrived : destination?.arrived },
    { what: 'days', value: itinerary.publishedDays },
    { what: 'km', value: destination?.publishedKm ?? (alone ? trip.publishedKm : null) },
  ];
  return facts.filter((fact): fact is PublishedFact => fact.value !== null && fact.value !== undefined);
}

/** Marks a report of a retold trip. Its hour was never published, whatever it tells; its day was, now and then. */
export function remarkOn(trip: PublishedTrip, itinerary: Itinerary, script: Script) {
  const publishedDay = (day: string): Remark => ({
    synthetic: true,
    note: `The day is published: ${day}. The hour is synthetic.`,
  });
  return (moment: Moment | null): Remark => {
    if (moment?.type === 'CheckpointPassed' && moment.place === trip.origin && trip.departed !== null) {
      return publishedDay(trip.departed);
    }
    const { arrivalDay, destination } = itinerary;
    if (moment?.type === 'CheckpointPassed' && moment.place === destination && arrivalDay !== null) {
      return publishedDay(arrivalDay);
    }
    const left = script.left?.find(({ side, published }) => published && side === moment?.place);
    if (moment?.type === 'BorderExited' && left) return publishedDay(left.day);
    return { synthetic: true, note: NEVER_PUBLISHED };
  };
}
