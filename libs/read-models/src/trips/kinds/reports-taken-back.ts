import { type ReportRetracted, standingRetractions, type Recorded } from '#kafila/domain';

/** The ids of the reports that standing retractions among these events take back. */
export function reportsTakenBack(history: readonly Recorded[]): ReadonlySet<string> {
  const retractions = history.filter(
    (recorded): recorded is Recorded<ReportRetracted> => recorded.event.type === 'ReportRetracted',
  );
  return new Set(standingRetractions(retractions).keys());
}
