import { type Passage } from '#kafila/domain';
import { type Known } from './members.js';

export type KnownPassage = Pick<
  Passage,
  'place' | 'direction' | 'arrivedAt' | 'enteredAt' | 'exitedAt' | 'inferred'
>;

/**
 * What can be known of the passages of a vehicle: the moments that were reported; and a passage without a time, where the
 * vehicle was seen before and after the side, or where something was done to it there.
 */
export function knowablePassages({ vehicle, convoyId, facts, fromTheStart }: Known): readonly KnownPassage[] {
  const own = vehicle.passages.filter((passage) => passage.convoyId === convoyId);
  return own.flatMap(({ place, direction, reportedBy, ...moments }) => {
    const seenLater = facts.some((one) => one.at > moments.exitedAt && one.place !== place);
    const seenBefore = fromTheStart || facts.some((one) => one.at < moments.arrivedAt);
    const handled = vehicle.activities.some(
      (one) =>
        one.place === place &&
        one.reportedBy !== null &&
        one.at >= moments.arrivedAt &&
        one.at <= moments.exitedAt,
    );
    const known = {
      place,
      direction,
      arrivedAt: reportedBy.arrivedAt === null ? null : moments.arrivedAt,
      enteredAt: reportedBy.enteredAt === null ? null : moments.enteredAt,
      exitedAt: reportedBy.exitedAt === null ? null : moments.exitedAt,
    };
    const reported = known.arrivedAt ?? known.enteredAt ?? known.exitedAt;
    if (reported === null && !handled && !(seenLater && seenBefore)) return [];
    return { ...known, inferred: known.exitedAt === null && seenLater };
  });
}
