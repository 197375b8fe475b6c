import { type Route } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { uuidOfChance, uuidOfTime } from '../chance/uuid.js';
import { MINUTE } from '../journey/local-time.js';
import { type Journey, type Moment } from '../journey/moment.js';
import { type ReportingParameters } from '../parameters/reporting.js';
import { type SentReport } from '../simulated-convoy.js';
import { type FieldUnits, fieldUnitsFor } from './field-units.js';
import { latenessOn } from './lateness.js';
import { isWrittenByHand, tellWrongFirst } from './mistakes.js';
import { type Telling } from './telling.js';
import { secondWitness, type Witness, witnessesOf } from './witnesses.js';
import { type Remark, write } from './write.js';

/** Which report tells of a vehicle in a moment; null where nobody does. */
export type Told = (moment: Moment, vehicleId: string) => string | null;

export interface Observed {
  readonly reports: readonly SentReport[];
  readonly told: Told;
}

/** What reports about a convoy need to know of it. */
export interface Subject {
  readonly convoyId: string;
  readonly route: Route;
  readonly vehicleIds: readonly string[];
  /** What is added to a report about a moment; null for a retraction. */
  readonly remark?: (moment: Moment | null) => Remark;
}

/** Makes the reports that a real road would make of a journey: some never, some wrong, late, again, out of order. */
export function observe(
  { convoyId, route, vehicleIds, remark = () => ({}) }: Subject,
  { moments, silences }: Journey,
  reporting: ReportingParameters,
  dice: Dice,
): Observed {
  const units = fieldUnitsFor(convoyId, dice);
  const silent = silentPlaces(moments, reporting, dice);
  const tellings: { telling: Telling; remark: Remark }[] = [];
  const told = new Map<Moment, Map<string, string>>();

  for (const moment of moments) {
    if (moment.place !== undefined && silent.has(moment.place) && moment.type !== 'CargoDelivered') continue;
    const reportedBy = new Map<string, string>();
    told.set(moment, reportedBy);
    for (const witness of witnessesOf(moment, units, dice)) {
      if (dice.chance(reporting.loss[moment.type])) continue;
      const telling = tell(moment, witness, vehicleIds, dice);
      for (const vehicleId of witness.vehicleIds) reportedBy.set(vehicleId, telling.reportId);
      const all = withAccidents(telling, moment, witness, { units, route, reporting, dice, vehicleIds });
      for (const one of all) {
        tellings.push({ telling: one, remark: remark(one.type === 'ReportRetracted' ? null : moment) });
      }
    }
  }

  tellings.sort((a, b) => a.telling.sentAt - b.telling.sentAt);
  const arrivalOf = latenessOn(silences, reporting, dice);
  const counts = new Map<string, number>();
  const reports = tellings.map(({ telling, remark }) => {
    const sequence = (counts.get(telling.unit.unitId) ?? 0) + 1;
    counts.set(telling.unit.unitId, sequence);
    return write(convoyId, telling, sequence, arrivalOf(telling), { reporting, dice, remark });
  });
  return { reports, told: (moment, vehicleId) => told.get(moment)?.get(vehicleId) ?? null };
}

/** The places that report nothing about this convoy. The last one, where the load goes, always does. */
function silentPlaces(
  moments: readonly Moment[],
  { silentPlaces: share }: ReportingParameters,
  dice: Dice,
): ReadonlySet<string> {
  const places = new Set(moments.flatMap(({ place }) => place ?? []));
  for (const { type, place } of moments) if (type === 'CargoDelivered') places.delete(place ?? '');
  return new Set([...places].filter(() => dice.chance(share)));
}

interface Accidents {
  readonly units: FieldUnits;
  readonly route: Route;
  readonly reporting: ReportingParameters;
  readonly dice: Dice;
  readonly vehicleIds: readonly string[];
}

/** The report as it goes out: right, or wrong first; and now and then somebody else's of the same. */
function withAccidents(
  telling: Telling,
  moment: Moment,
  witness: Witness,
  { units, route, reporting, dice, vehicleIds }: Accidents,
): readonly Telling[] {
  if (!isWrittenByHand(telling)) return [telling];
  if (dice.chance(reporting.wrongShare)) return tellWrongFirst(telling, route, dice, reporting.noticedHours);
  if (!dice.chance(reporting.secondWitness)) return [telling];
  const second = tell(moment, secondWitness(witness, moment, units), vehicleIds, dice);
  const seenAt = second.occurredAt + dice.whole(1, 4) * MINUTE;
  return [telling, { ...second, occurredAt: seenAt, sentAt: seenAt, secondHand: true }];
}

function tell(moment: Moment, { unit, vehicleIds }: Witness, all: readonly string[], dice: Dice): Telling {
  const { type, at, clockOf, place, position, direction, reason } = moment;
  // A phone in a convoy that is all together names nobody.
  const everybody = unit.kind === 'phone' && vehicleIds.length === all.length;
  return {
    reportId: unit.carriedBy === undefined ? uuidOfChance(dice) : uuidOfTime(dice, at),
    unit,
    type,
    occurredAt: at,
    sentAt: at,
    clockOf,
    ...(everybody ? {} : { vehicleIds }),
    ...(place === undefined ? {} : { place }),
    ...(position ? { position } : {}),
    ...(direction && unit.kind === 'post' ? { direction } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(type === 'CargoDelivered' ? { receivedBy: `Yard foreman, ${clockOf}` } : {}),
  };
}
