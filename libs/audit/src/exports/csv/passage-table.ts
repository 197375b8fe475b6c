import { localTimeAt, placeOf } from '#kafila/domain';
import { type ConvoyDocument, csvOf } from '#kafila/read-models';
import { headerOf } from './header-of.js';

/** The columns of the table of passages, in their order; docs/audit/exports.md says what each means. */
export const PASSAGE_COLUMNS: readonly string[] = [
  'convoyId',
  'vehicleId',
  'plate',
  'registered',
  'place',
  'country',
  'direction',
  'arrivedAt',
  'enteredAt',
  'exitedAt',
  'arrivedLocal',
  'enteredLocal',
  'exitedLocal',
  'hours',
  'inferred',
  'evidence',
];

/**
 * The passages of a convoy as a table (RFC 4180): vehicles in the order in which they joined, of each its passages in the
 * order of travel. What is not known is empty.
 */
export function* passageTable({
  convoyId,
  vehicles,
}: Pick<ConvoyDocument, 'convoyId' | 'vehicles'>): Generator<string, void> {
  yield headerOf(PASSAGE_COLUMNS);
  for (const { vehicleId, plate, country, passages } of vehicles) {
    for (const { place, direction, arrivedAt, enteredAt, exitedAt, hours, inferred, evidence } of passages) {
      const instants = [arrivedAt, enteredAt, exitedAt];
      yield csvOf([
        [
          convoyId,
          vehicleId,
          plate,
          country.registered,
          place,
          placeOf(place).country,
          direction,
          ...instants,
          ...instants.map((at) => (at === null ? null : localTimeAt(place, at))),
          hours,
          String(inferred),
          evidence.join(' '),
        ],
      ]);
    }
  }
}
