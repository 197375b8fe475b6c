import { kilometresAlong, type Route } from '#kafila/domain';
import { type Dice } from './chance/dice.js';
import { asShownWith, DAY, HOUR, MINUTE, utc } from './journey/local-time.js';
import { type Journey } from './journey/moment.js';
import { type ReportingParameters } from './parameters/reporting.js';
import { observe, type Subject } from './reporting/observe.js';
import { truthOf } from './reporting/truth.js';
import {
  type Decision,
  type DecisionBody,
  type PlanBody,
  type SentReport,
  type SimulatedConvoy,
  type Truth,
  type VehicleBody,
} from './simulated-convoy.js';

/** What the desk knows of a convoy before it leaves. */
export interface Papers extends Subject {
  /** Named in the plan instead of the route, where the convoy drives all of it. */
  readonly corridorId?: string;
  readonly regime: string;
  readonly vehicles: readonly VehicleBody[];
  readonly note?: string;
  readonly dispatchNote?: string;
  /** Marks all decisions. */
  readonly synthetic?: true;
}

/** Home of the desk: Rawalpindi. */
const DESK_OFFSET = '+05:00';
/** What a desk reckons with, borders and rest included, km a day. */
const PLANNED_KM_PER_DAY = 330;

/** A convoy whose journey is known, with the decisions and the reports it gives rise to. */
export function convoyOn(
  papers: Papers,
  journey: Journey,
  reporting: ReportingParameters,
  dice: Dice,
): SimulatedConvoy {
  const { convoyId, vehicleIds } = papers;
  const own = journey.moments.filter((moment) => moment.vehicleIds.some((id) => vehicleIds.includes(id)));
  const mine = own.map((moment) => ({
    ...moment,
    vehicleIds: moment.vehicleIds.filter((id) => vehicleIds.includes(id)),
  }));
  const { reports, told } = observe(papers, { ...journey, moments: mine }, reporting, dice);
  const truth = truthOf(mine, vehicleIds, told);
  const departAt = mine[0]?.at ?? 0;
  return { convoyId, decisions: decisionsOf(papers, departAt, truth, reports, dice), truth, reports };
}

function decisionsOf(
  papers: Papers,
  departAt: number,
  truth: Truth,
  reports: readonly SentReport[],
  dice: Dice,
): Decision[] {
  const plannedAt = departAt - dice.whole(20, 80) * HOUR;
  const dispatchedAt = departAt - 15 * MINUTE;
  const outstanding = truth.vehicles.filter(({ deliveries }) =>
    deliveries.every((d) => d.reportedBy === null),
  );
  const completedAt = lastWordOn(truth, reports) + dice.whole(1, 5) * HOUR;
  const outstandingReason =
    outstanding.length === 0
      ? {}
      : {
          outstandingReason: `Delivery never reported for ${outstanding.map(({ vehicleId }) => vehicleId).join(', ')}; confirmed by telephone.`,
        };
  const mark = papers.synthetic ? { synthetic: true as const } : {};
  const decided = (at: number, note?: string): DecisionBody => ({
    occurredAt: asShownWith(DESK_OFFSET, at),
    ...(note === undefined ? {} : { note }),
    ...mark,
  });
  return [
    {
      type: 'plan',
      at: utc(plannedAt),
      body: { ...planBody(papers, departAt), ...decided(plannedAt, papers.note) },
    },
    { type: 'dispatch', at: utc(dispatchedAt), body: decided(dispatchedAt, papers.dispatchNote) },
    { type: 'complete', at: utc(completedAt), body: { ...decided(completedAt), ...outstandingReason } },
  ];
}

function planBody(papers: Papers, departAt: number): Omit<PlanBody, 'occurredAt'> {
  const { convoyId, corridorId, route, regime, vehicles } = papers;
  return {
    convoyId,
    ...(corridorId === undefined ? { route } : { corridorId }),
    regime,
    plannedDeparture: asShownWith(DESK_OFFSET, departAt),
    plannedArrival: asShownWith(DESK_OFFSET, departAt + plannedDays(route) * DAY),
    vehicles,
  };
}

function plannedDays(route: Route): number {
  return Math.ceil((kilometresAlong(route).at(-1) ?? 0) / PLANNED_KM_PER_DAY);
}

/** When the desk knows all it will ever know of the deliveries, or gives up waiting for more. */
function lastWordOn({ vehicles }: Truth, reports: readonly SentReport[]): number {
  const told = reports
    .filter(({ report }) => report.type === 'CargoDelivered')
    .map(({ deliveredAt }) => Date.parse(deliveredAt));
  const unheard = vehicles.some(({ deliveries }) => deliveries.at(-1)?.reportedBy === null);
  const patience = unheard ? 5 * DAY : 0;
  const happened = vehicles.map(({ deliveredAt }) => Date.parse(deliveredAt) + patience);
  return Math.max(...told, ...happened);
}
