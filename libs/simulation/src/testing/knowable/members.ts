import { ascending } from '#kafila/domain';
import { type Truth, type VehicleTruth } from '../../outcome/truth.js';
import { factsOf, type TrueFact } from '../true-facts.js';

/** What was reported of one vehicle in one convoy. */
export interface Known {
  readonly vehicle: VehicleTruth;
  readonly convoyId: string;
  /** Its facts at places, in the order of time, after those of the tractor that it replaced. */
  readonly facts: readonly TrueFact[];
  /** It was there when the convoy was dispatched, so that its route began where that of the convoy did. */
  readonly fromTheStart: boolean;
}

/** Every vehicle in every convoy that it belonged to. */
export function everyMember(truth: Truth): readonly Known[] {
  const seen = factsOf(truth).filter(({ reportedBy, place }) => reportedBy !== null && place !== null);
  const byMember = new Map<string, TrueFact[]>();
  for (const fact of seen) {
    for (const vehicleId of fact.vehicleIds) {
      const key = `${fact.about} ${vehicleId}`;
      byMember.set(key, [...(byMember.get(key) ?? []), fact]);
    }
  }
  const of = (convoyId: string, vehicleId: string): readonly TrueFact[] =>
    byMember.get(`${convoyId} ${vehicleId}`) ?? [];
  return truth.vehicles.flatMap((vehicle) =>
    vehicle.memberships.map(({ convoyId, from }) => {
      const before = replacedBy(truth, convoyId, from);
      const inherited = before ? of(convoyId, before).filter(({ at }) => at < from) : [];
      const facts = [...inherited, ...of(convoyId, vehicle.vehicleId)];
      return {
        vehicle,
        convoyId,
        facts: facts.sort((a, b) => ascending(a.at, b.at)),
        fromTheStart: isFromTheStart(truth, convoyId, from),
      };
    }),
  );
}

/** The tractor that left at the time when this one joined. */
function replacedBy({ vehicles }: Truth, convoyId: string, from: string): string | undefined {
  return vehicles.find(({ memberships }) =>
    memberships.some((one) => one.convoyId === convoyId && one.left === 'replaced' && one.until === from),
  )?.vehicleId;
}

function isFromTheStart({ vehicles }: Truth, convoyId: string, from: string): boolean {
  const others = vehicles.flatMap(({ memberships }) => memberships);
  const earlier = others.some((one) => one.convoyId === convoyId && one.from < from);
  const splitOff = others.some((one) => one.left === 'split' && one.until === from);
  return !earlier && !splitOff;
}
