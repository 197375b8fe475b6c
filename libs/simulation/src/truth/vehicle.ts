import { type SealingParty } from '#kafila/domain';
import { utc } from '../journey/local-time.js';
import { type FactType, type Moment, type MomentOf } from '../journey/moment.js';
import { type TrueActivity, type TrueSealStep, type VehicleTruth } from '../outcome/truth.js';
import { type Known, detailsOf, of } from './moments.js';
import { haltsOf, passagesOf } from './pairs.js';

export function vehicleTruth(vehicleId: string, { members, moments, reportOf }: Known): VehicleTruth {
  const spot = (moment: Moment | MomentOf<FactType>) => ({
    convoyId: members.convoyAt(vehicleId, moment.at),
    at: utc(moment.at),
    place: moment.place ?? '',
    reportedBy: reportOf(moment as Moment, vehicleId),
  });
  const known = {
    convoyAt: (at: number) => members.convoyAt(vehicleId, at),
    reportedBy: (moment: Moment) => reportOf(moment, vehicleId),
  };
  const deliveries = of('CargoDelivered', moments).map(spot);
  return {
    vehicleId,
    memberships: members.truthOf(vehicleId),
    visits: of('CheckpointPassed', moments).map(spot),
    passages: passagesOf(moments, known),
    halts: haltsOf(moments, known),
    fixes: of('PositionReported', moments).map((moment) => {
      const { place: _nowhere, ...seen } = spot(moment);
      return { ...seen, position: moment.position ?? { lat: 0, lon: 0 } };
    }),
    deliveries,
    deliveredAt: deliveries.at(-1)?.at ?? null,
    activities: of('BorderActivityRecorded', moments).map((moment): TrueActivity => {
      const { activity, endedAt = null, payments = [] } = detailsOf(moment);
      return { ...spot(moment), activity, direction: moment.direction ?? null, endedAt, payments };
    }),
    seals: sealSteps(moments).map(({ moment, ...step }): TrueSealStep => ({ ...spot(moment), ...step })),
    incidents: of('IncidentReported', moments).map((moment) => ({
      ...spot(moment),
      kind: detailsOf(moment).kind,
    })),
    expenses: of('ExpensePaid', moments).map((moment) => ({ ...spot(moment), ...detailsOf(moment) })),
    transshipments: of('CargoTransshipped', moments).map((moment) => {
      const { fromVehicleId, toVehicleId } = detailsOf(moment);
      return { ...spot(moment), fromVehicleId, toVehicleId };
    }),
  };
}

type Step = Pick<TrueSealStep, 'what' | 'party' | 'seals'> & { readonly moment: Moment };

/** In the order of time. Of two steps in one second the order does not matter. */
function sealSteps(moments: readonly Moment[]): readonly Step[] {
  const step = (
    what: Step['what'],
    moment: Moment,
    seals: readonly string[],
    party?: SealingParty,
  ): Step => ({
    what,
    party: party ?? null,
    seals,
    moment,
  });
  return [
    ...of('SealsAffixed', moments).map((one) => {
      const { seals, party } = detailsOf(one);
      return step('affixed', one, seals, party);
    }),
    ...of('SealsVerified', moments).map((one) => {
      const { seals, party } = detailsOf(one);
      return step('verified', one, seals, party);
    }),
    ...of('SealsBroken', moments).map((one) => step('broken', one, [], detailsOf(one).party)),
    ...of('SealsReplaced', moments).map((one) => {
      const { affixed, party } = detailsOf(one);
      return step('replaced', one, affixed, party);
    }),
    ...of('CargoTransshipped', moments).map((one) => step('moved', one, detailsOf(one).seals ?? [])),
  ].sort((a, b) => a.moment.at - b.moment.at);
}
