import { correctionsIn, type Recorded } from '#kafila/domain';

/**
 * The ids of the reports that standing retractions among these events take back, whosever they are. Whose an event is that cannot be
 * read is not known.
 */
export function reportsTakenBack(history: readonly Recorded[]): ReadonlySet<string> {
  const { retractions } = correctionsIn(history);
  return new Set([...retractions].flatMap(([id, { onlyOf }]) => (onlyOf === undefined ? [id] : [])));
}
