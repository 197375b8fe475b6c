import { type ReportRetracted, standingRetractions, type Told } from '#kafila/domain';

/** The ids of the reports that the retractions among these events take back, as far as they stand themselves. */
export function reportsTakenBack(history: readonly Told[]): ReadonlySet<string> {
  const retractions = history.filter(
    (told): told is Told<ReportRetracted> => told.event.type === 'ReportRetracted',
  );
  return new Set(standingRetractions(retractions).keys());
}
