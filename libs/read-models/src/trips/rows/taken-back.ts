import { type Explanation, type Retraction } from '#kafila/domain';
import { reportTakenBack } from '../../tables/streams/report-id.table.js';

/** A longer name could not be indexed, and no report of ours has one. */
const LONGEST_NAME = 500;

/** The reports that a stream took back: another stream may have the same id then. */
export function takenBackIn(
  stream: string,
  { retractions }: { readonly retractions: ReadonlyMap<string, Pick<Retraction, 'occurredAt'>> },
): readonly Explanation[] {
  return [...retractions]
    .map(([reportId, { occurredAt: at }]) => ({ of: reportTakenBack(stream, reportId), at }))
    .filter(({ of }) => of.length <= LONGEST_NAME);
}
