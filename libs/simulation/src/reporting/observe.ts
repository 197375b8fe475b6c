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

/** Finds the id of the report about a vehicle in a moment; null where nobody reported it. */
export type FindReport = (moment: Moment, vehicleId: string) => string | null;

export interface Observed {
  readonly reports: readonly SentReport[];
  readonly reportOf: FindReport;
  readonly clocks: FieldUnits['clocks'];
}

/** Gives what is added to a report about a moment; the moment of a retraction is null. */
export interface Remarks {
  readonly remark?: (moment: Moment | null) => Remark;
}

/** Makes the reports of a scenario as from a real road: some are missing, wrong, late, repeated or out of order. */
export function observe(
  scenario: Scenario,
  reporting: ReportingParameters,
  dice: Dice,
  { remark = () => ({}) }: Remarks,
): Observed {
  const { moments, silences } = scenario.road;
  const units = fieldUnitsFor(scenario.id, dice);
  const silent = silentPlaces(moments, reporting, dice);
  const drafts: { draft: DraftReport; remark: Remark }[] = [];
  const reportIds = new Map<Moment, Map<string, string>>();

  for (const moment of moments) {
    if (moment.place !== undefined && silent.has(moment.place) && moment.type !== 'CargoDelivered') continue;
    const reportedBy = new Map<string, string>();
    reportIds.set(moment, reportedBy);
    for (const witness of witnessesOf(moment, units, dice)) {
      if (dice.chance(reporting.loss[moment.type])) continue;
      const draft = draftReport(moment, witness, scenario, dice);
      for (const vehicleId of witness.vehicleIds) reportedBy.set(vehicleId, draft.reportId);
      for (const one of withAccidents(draft, moment, witness, { units, reporting, dice, scenario })) {
        drafts.push({ draft: one, remark: remark(one.type === 'ReportRetracted' ? null : moment) });
      }
    }
  }

  drafts.sort((a, b) => a.draft.sentAt - b.draft.sentAt);
  const arrivalOf = latenessOn(silences, reporting, dice);
  const counts = new Map<string, number>();
  const reports = drafts.map(({ draft, remark }) => {
    const sequence = (counts.get(draft.unit.unitId) ?? 0) + 1;
    counts.set(draft.unit.unitId, sequence);
    return write(draft, sequence, arrivalOf(draft), { reporting, dice, remark });
  });
  const reportOf: FindReport = (moment, vehicleId) => reportIds.get(moment)?.get(vehicleId) ?? null;
  return { reports, reportOf, clocks: units.clocks };
}

/** Draws the places that report nothing about this scenario. Places where loads are delivered always report. */
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

/** The reports of one moment by one witness: right, or wrong first; sometimes a second unit reports the same. */
function withAccidents(
  draft: DraftReport,
  moment: Moment,
  witness: Witness,
  { units, reporting, dice, scenario }: Accidents,
): readonly DraftReport[] {
  if (!isWrittenByHand(draft)) return [draft];
  if (dice.chance(reporting.wrongShare)) {
    const route = scenario.routes.get(draft.about.convoyId ?? '') ?? [];
    return wrongFirst(draft, route, dice, reporting.correctedAfterHours);
  }
  if (!dice.chance(reporting.secondWitness)) return [draft];
  const second = draftReport(moment, secondWitness(witness, moment, units), scenario, dice);
  const seenAt = second.occurredAt + dice.whole(1, 4) * MINUTE;
  return [draft, { ...withoutEnd(second, seenAt), occurredAt: seenAt, sentAt: seenAt, secondHand: true }];
}

/** Facts that always name their vehicles. Other facts on documents do not: the document belongs to a vehicle. */
const NAMES_VEHICLE: ReadonlySet<string> = new Set(['DeclarationLodged', 'CargoTransshipped']);
/** Reported far from the road, by people who know of no convoy. */
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
  // A phone names no vehicles while the whole convoy is together.
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
