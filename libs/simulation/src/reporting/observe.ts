import { type Dice } from '../chance/dice.js';
import { uuidOfChance, uuidOfTime } from '../chance/uuid.js';
import { MINUTE } from '../journey/local-time.js';
import { type Moment } from '../journey/moment.js';
import { type ReportingParameters } from '../parameters/reporting.js';
import { type SentReport } from '../outcome/simulated-convoy.js';
import { type Scenario } from '../scenario/scenario.js';
import { type FieldUnits, fieldUnitsFor } from './field-units.js';
import { latenessOn } from './lateness.js';
import { isWrittenByHand, wrongFirst, withoutEnd } from './mistakes.js';
import { type About, type DraftReport } from './draft-report.js';
import { secondWitness, type Witness, witnessesOf } from './witnesses.js';
import { type Remark, write } from './write.js';

/** Which report tells of a vehicle in a moment; null where nobody does. */
export type FindReport = (moment: Moment, vehicleId: string) => string | null;

export interface Observed {
  readonly reports: readonly SentReport[];
  readonly told: FindReport;
  readonly clocks: FieldUnits['clocks'];
}

/** What is added to a report about a moment; null for a retraction. */
export interface Remarks {
  readonly remark?: (moment: Moment | null) => Remark;
}

/** Makes the reports that a real road would make of a journey: some never, some wrong, late, again, out of order. */
export function observe(
  scenario: Scenario,
  reporting: ReportingParameters,
  dice: Dice,
  { remark = () => ({}) }: Remarks,
): Observed {
  const { moments, silences } = scenario.road;
  const units = fieldUnitsFor(scenario.id, dice);
  const silent = silentPlaces(moments, reporting, dice);
  const tellings: { telling: DraftReport; remark: Remark }[] = [];
  const told = new Map<Moment, Map<string, string>>();

  for (const moment of moments) {
    if (moment.place !== undefined && silent.has(moment.place) && moment.type !== 'CargoDelivered') continue;
    const reportedBy = new Map<string, string>();
    told.set(moment, reportedBy);
    for (const witness of witnessesOf(moment, units, dice)) {
      if (dice.chance(reporting.loss[moment.type])) continue;
      const telling = draftReport(moment, witness, scenario, dice);
      for (const vehicleId of witness.vehicleIds) reportedBy.set(vehicleId, telling.reportId);
      for (const one of withAccidents(telling, moment, witness, { units, reporting, dice, scenario })) {
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
    return write(telling, sequence, arrivalOf(telling), { reporting, dice, remark });
  });
  const toldBy: FindReport = (moment, vehicleId) => told.get(moment)?.get(vehicleId) ?? null;
  return { reports, told: toldBy, clocks: units.clocks };
}

/** The places that report nothing about this scenario. Those where loads go always do. */
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
  readonly reporting: ReportingParameters;
  readonly dice: Dice;
  readonly scenario: Scenario;
}

/** The report as it goes out: right, or wrong first; and now and then somebody else's of the same. */
function withAccidents(
  telling: DraftReport,
  moment: Moment,
  witness: Witness,
  { units, reporting, dice, scenario }: Accidents,
): readonly DraftReport[] {
  if (!isWrittenByHand(telling)) return [telling];
  if (dice.chance(reporting.wrongShare)) {
    const route = scenario.routes.get(telling.about.convoyId ?? '') ?? [];
    return wrongFirst(telling, route, dice, reporting.noticedHours);
  }
  if (!dice.chance(reporting.secondWitness)) return [telling];
  const second = draftReport(moment, secondWitness(witness, moment, units), scenario, dice);
  const seenAt = second.occurredAt + dice.whole(1, 4) * MINUTE;
  return [telling, { ...withoutEnd(second, seenAt), occurredAt: seenAt, sentAt: seenAt, secondHand: true }];
}

/** Facts that always name their vehicles; other facts on papers leave it to the papers. */
const NAMES_VEHICLE: ReadonlySet<string> = new Set(['DeclarationLodged', 'CargoTransshipped']);
/** Told far from the road, by people who know of no convoy. */
const KNOWS_NO_CONVOY: ReadonlySet<string> = new Set(['TirOperationDischarged', 'CarnetReturned']);

function draftReport(
  moment: Moment,
  { unit, vehicleIds }: Witness,
  { members }: Scenario,
  dice: Dice,
): DraftReport {
  const { type, at, clockOf, place, position, direction, carnetNumber, declarationRef } = moment;
  const convoyId = members.convoyAt(vehicleIds[0] ?? '', at);
  const onPapers = carnetNumber !== undefined || declarationRef !== undefined;
  const about: About = {
    ...(KNOWS_NO_CONVOY.has(type) ? {} : { convoyId }),
    ...(carnetNumber === undefined ? {} : { carnetNumber }),
    ...(declarationRef === undefined ? {} : { declarationRef }),
  };
  // A phone in a convoy that is all together names nobody.
  const everybody =
    unit.kind === 'phone' && !onPapers && vehicleIds.length === members.at(convoyId, at).length;
  const named = onPapers || type === 'CargoTransshipped' ? NAMES_VEHICLE.has(type) : !everybody;
  const details = type === 'CargoDelivered' ? { receivedBy: `Yard foreman, ${clockOf}` } : moment.details;
  return {
    reportId: unit.carriedBy === undefined ? uuidOfChance(dice) : uuidOfTime(dice, at),
    unit,
    type,
    about,
    occurredAt: at,
    sentAt: at,
    clockOf,
    ...(named ? { vehicleIds } : {}),
    ...(place === undefined ? {} : { place }),
    ...(position ? { position } : {}),
    ...(direction && unit.kind === 'post' ? { direction } : {}),
    ...(details ? { details: { ...details } } : {}),
  };
}
