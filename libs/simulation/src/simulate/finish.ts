import { type Dice } from '../chance/dice.js';
import { recordActivities } from '../customs/activities.js';
import { declareGoods } from '../customs/declarations.js';
import { DAY, HOUR } from '../journey/local-time.js';
import { observe, type Remarks } from '../reporting/observe.js';
import { truthOf } from '../truth/truth-of-scenario.js';
import { type SentReport, type SimulatedConvoy } from '../outcome/simulated-convoy.js';
import { keepDocuments } from '../tir/load-documents.js';
import { type Truth, type VehicleTruth } from '../outcome/truth.js';
import { type Completion, type Scenario } from '../scenario/scenario.js';

/** Ends a scenario: adds documents and activities, makes reports and truth, and completes each convoy. */
export function finish(scenario: Scenario, dice: Dice, remarks: Remarks = {}): SimulatedConvoy {
  const { id, road, desk, routes, world } = scenario;
  keepDocuments(scenario);
  declareGoods(scenario);
  recordActivities(scenario);
  road.moments.sort((a, b) => a.at - b.at);
  const observed = observe(scenario, world.reporting, dice, remarks);
  const truth = truthOf(scenario, observed);
  for (const completion of scenario.completions) {
    complete(scenario, completion, truth, observed.reports, dice);
  }
  return {
    convoyId: id,
    convoys: [...routes.keys()],
    decisions: desk.decisions,
    truth,
    reports: observed.reports,
  };
}

/** Completes a convoy when all its deliveries are reported, or the desk gives up waiting for more. */
function complete(
  { desk, members }: Scenario,
  { convoyId, at: fixedAt, reason }: Completion,
  truth: Truth,
  reports: readonly SentReport[],
  dice: Dice,
): void {
  const vehicleIds = members.atTheEnd(convoyId);
  const vehicles = truth.vehicles.filter((vehicle) => vehicleIds.includes(vehicle.vehicleId));
  const arrivals = new Map(
    reports.map(({ report, deliveredAt }) => [report.reportId, Date.parse(deliveredAt)]),
  );
  const last = vehicles.map((vehicle) => lastDelivery(vehicle, convoyId, arrivals));
  const known = Math.max(members.lastLeft(convoyId), ...last.map(({ knownAt }) => knownAt));
  const at = fixedAt ?? known + dice.whole(1, 5) * HOUR;
  const unreported = vehicles.filter((_, i) => (last[i]?.reportedAt ?? Infinity) > at);
  const ids = unreported.map(({ vehicleId }) => vehicleId).join(', ');
  const why =
    reason ?? (ids === '' ? undefined : `Delivery never reported for ${ids}; confirmed by telephone.`);
  desk.onConvoy('complete', convoyId, at, why === undefined ? {} : { outstandingReason: why });
}

/** When the desk knows of the last delivery of a vehicle: by a report, or after days of waiting for one. */
function lastDelivery(
  { deliveries }: VehicleTruth,
  convoyId: string,
  arrivals: ReadonlyMap<string, number>,
): { readonly reportedAt: number; readonly knownAt: number } {
  const own = deliveries.filter((delivery) => delivery.convoyId === convoyId);
  const reported = own.flatMap(({ reportedBy }) => arrivals.get(reportedBy ?? '') ?? []);
  const happenedAt = Math.max(...own.map(({ at }) => Date.parse(at)));
  const patience = reported.length < own.length ? 5 * DAY : 0;
  return {
    reportedAt: reported.length === 0 ? Infinity : Math.min(...reported),
    knownAt: Math.max(happenedAt + patience, ...reported),
  };
}
