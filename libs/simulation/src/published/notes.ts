import { dayAt } from '../journey/local-time.js';
import { type Moment } from '../journey/moment.js';
import { type Remark } from '../reporting/write.js';
import { type Itinerary } from './itinerary.js';
import { type PublishedTrip } from './published-trips.js';
import { type Script } from './scripts.js';

export const NEVER_PUBLISHED = 'Synthetic: never published.';

/** What was published of a trip, in words, with the contradictions of its sources and where they were read. */
export function tripNote(trip: PublishedTrip, itineraries: readonly Itinerary[]): string {
  const { operator, regime, loadedAt, cargo, notes, sources } = trip;
  const facts = factsOf(trip, itineraries);
  return [
    `A trip in the news, retold. Published: ${operator}, ${regime}; ${facts}.`,
    loadedAt ? `Loaded at ${loadedAt.join(', ')}.` : '',
    cargo.length > 0 ? `Cargo: ${cargo.join(', ')}.` : '',
    ...notes.map((note) => `${note}.`),
    'Everything else is synthetic, the time of this decision and all hours too.',
    `Sources: ${sources.join('; ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What was published of the return, in words. */
export function returnNote({ return: back, sources }: PublishedTrip): string {
  const { cargo = [], destinations = [], withinDays = null } = back ?? {};
  return [
    `The way back of a trip in the news. Published: a return with ${cargo.join(', ')}`,
    destinations.length > 0 ? ` to ${destinations.join(', ')}` : '',
    withinDays === null ? '.' : ` within ${withinDays} days.`,
    ' Which truck went where, plates, carnet numbers and all hours are synthetic.',
    ` Sources: ${sources.join('; ')}.`,
  ].join('');
}

/** A published fact that the repeated trip can be checked against. */
export interface PublishedFact {
  readonly what: 'trucks' | 'trucks in all' | 'from' | 'to' | 'departed' | 'arrived' | 'days' | 'km';
  readonly value: string | number;
}

function factsOf(trip: PublishedTrip, itineraries: readonly Itinerary[]): string {
  const of = itineraries.map((itinerary) => publishedFacts(trip, itinerary));
  const print = ({ what, value }: PublishedFact): string => `${what} ${value}`;
  if (of.length === 1) return (of[0] ?? []).map(print).join('; ');
  const shared = sharedFacts(trip).map(print);
  const each = of.map((facts) => facts.filter(isOfDestination).map(print).join(', '));
  return [...shared, ...each].join('; ');
}

function isOfDestination({ what }: PublishedFact): boolean {
  return what !== 'trucks in all' && what !== 'from' && what !== 'departed';
}

/** What was published of a trip as a whole. */
export function sharedFacts(trip: PublishedTrip): readonly PublishedFact[] {
  return published([
    { what: 'trucks in all', value: trip.trucks },
    { what: 'from', value: trip.origin },
    { what: 'departed', value: trip.departed },
  ]);
}

/** What was published of a trip to one of its destinations. */
export function publishedFacts(trip: PublishedTrip, itinerary: Itinerary): readonly PublishedFact[] {
  const destination = trip.destinations.find(({ place }) => place === itinerary.destination);
  const alone = trip.destinations.length === 1;
  return published([
    { what: 'trucks', value: destination?.trucks ?? (alone ? trip.trucks : null) },
    { what: 'trucks in all', value: alone ? null : trip.trucks },
    { what: 'from', value: trip.origin },
    { what: 'to', value: itinerary.destination },
    { what: 'departed', value: trip.departed },
    { what: 'arrived', value: alone ? trip.arrived : destination?.arrived },
    { what: 'days', value: itinerary.publishedDays },
    { what: 'km', value: destination?.publishedKm ?? (alone ? trip.publishedKm : null) },
  ]);
}

function published(
  facts: readonly { what: PublishedFact['what']; value: string | number | null | undefined }[],
): readonly PublishedFact[] {
  return facts.filter((fact): fact is PublishedFact => fact.value !== null && fact.value !== undefined);
}

/** Marks the reports of a repeated trip. Hours were never published; some days were. */
export function remarkOn(trip: PublishedTrip, itineraries: readonly Itinerary[], { left = [] }: Script) {
  const days = [
    { type: 'CheckpointPassed', place: trip.origin, day: trip.departed },
    ...itineraries.map(({ destination, arrivalDay }) => ({
      type: 'CheckpointPassed',
      place: destination,
      day: arrivalDay,
    })),
    ...left.map(({ side, day, published: isPublished }) => ({
      type: 'BorderExited',
      place: side,
      day: isPublished ? day : null,
    })),
  ];
  return (moment: Moment | null): Remark => {
    const found = days.find(
      ({ type, place, day }) =>
        moment?.type === type && moment.place === place && dayAt(place, moment.at) === day,
    );
    const note = found ? `The day is published: ${found.day ?? ''}. The hour is synthetic.` : NEVER_PUBLISHED;
    return { synthetic: true, note };
  };
}
