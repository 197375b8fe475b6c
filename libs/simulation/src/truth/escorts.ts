import { utc } from '../journey/local-time.js';
import { type Moment } from '../journey/moment.js';
import { type TrueEscort } from '../outcome/truth.js';
import { type Known, detailsOf, of } from './moments.js';

/** The escorts of a scenario, each with where it joined and where it left. */
export function escortsOf(
  moments: readonly Moment[],
  { members, reportOf }: Omit<Known, 'moments'>,
): TrueEscort[] {
  const departures = new Map(of('EscortLeft', moments).map((left) => [detailsOf(left).escort, left]));
  return of('EscortJoined', moments).map((joined) => {
    const { escort } = detailsOf(joined);
    const left = departures.get(escort);
    if (!left) throw new Error(`The escort ${escort} never left.`);
    const lead = joined.vehicleIds[0] ?? '';
    return {
      convoyId: members.convoyAt(lead, joined.at),
      escort,
      vehicleIds: joined.vehicleIds,
      joinedAt: utc(joined.at),
      joinedPlace: joined.place ?? '',
      leftAt: utc(left.at),
      leftPlace: left.place ?? '',
      leftWith: left.vehicleIds,
      reportedBy: {
        joinedAt: reportOf(joined, lead),
        leftAt: reportOf(left, left.vehicleIds[0] ?? ''),
      },
    };
  });
}
