import { type Irregularity, severityOf, subjectOfStream } from '#kafila/domain';
import { type NaivePast } from './naive-past.js';

/** An irregularity as it is shown. */
export type Shown = Irregularity & {
  readonly convoyIds: readonly string[];
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
};

const CODE = 'report-id-in-two-streams';

/** One for each other stream that has reports of the same ids, where neither stream has taken its own back. */
export function sharedReports({ reports }: NaivePast, stream: string): readonly Shown[] {
  const standing = reports.filter(({ takenBack }) => !takenBack);
  const mine = standing.filter((one) => one.stream === stream);
  return [...new Set(standing.map((one) => one.stream))].flatMap((other) => {
    if (other === stream) return [];
    const both = mine.flatMap(({ id, at }) => {
      const theirs = standing.find((one) => one.stream === other && one.id === id);
      return theirs ? [{ id, since: at > theirs.at ? at : theirs.at }] : [];
    });
    if (both.length === 0) return [];
    const subjects = [stream, other].sort().map(subjectOfStream);
    const ofKind = (kind: string) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);
    return [
      {
        ...{ code: CODE, severity: severityOf(CODE), vehicleIds: [], convoyIds: ofKind('convoy').sort() },
        since: both.map(({ since }) => since).sort()[0] ?? '',
        evidence: both.map(({ id }) => id).sort(),
        reports: both.length,
        carnetNumber: ofKind('carnet')[0] ?? null,
        declarationRef: ofKind('declaration')[0] ?? null,
      },
    ];
  });
}
