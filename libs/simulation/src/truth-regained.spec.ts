import { type ConvoyState, describeConvoy, type Passage, type Report } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { dice } from './chance/dice.js';
import { deliveries } from './deliveries.js';
import { defaultParameters } from './parameters/parameters.js';
import { simulate } from './simulate.js';
import { type SimulatedConvoy, type VehicleTruth } from './simulated-convoy.js';
import { stateAfter } from './testing/history.js';

type Known = Omit<Passage, 'evidence' | 'toldBy'>;
const convoys = [...simulate({ seed: 7, convoys: 80 })];

function firstArrivals(convoy: SimulatedConvoy): Report[] {
  return deliveries(convoy)
    .filter(({ again }) => !again)
    .map(({ report }) => report);
}

/** What can be known of the passages of a vehicle from what was reported. */
function knowable({ visits, passages, halts, deliveries: delivered }: VehicleTruth): Known[] {
  const sightings = [
    ...visits,
    ...delivered,
    ...halts
      .filter(({ place }) => place !== null)
      .flatMap(({ haltedAt, resumedAt, reportedBy }) => [
        { at: haltedAt, reportedBy: reportedBy.haltedAt },
        { at: resumedAt, reportedBy: reportedBy.resumedAt },
      ]),
    ...passages.flatMap((passage) =>
      (['arrivedAt', 'enteredAt', 'exitedAt'] as const).map((moment) => ({
        at: passage[moment],
        reportedBy: passage.reportedBy[moment],
      })),
    ),
  ].filter(({ reportedBy }) => reportedBy !== null);
  return passages.flatMap(({ place, direction, arrivedAt, enteredAt, exitedAt, reportedBy }) => {
    const seenLater = sightings.some(({ at }) => at > exitedAt);
    const known = {
      place,
      direction,
      arrivedAt: reportedBy.arrivedAt === null ? null : arrivedAt,
      enteredAt: reportedBy.enteredAt === null ? null : enteredAt,
      exitedAt: reportedBy.exitedAt === null ? null : exitedAt,
    };
    const seen = known.arrivedAt ?? known.enteredAt ?? known.exitedAt;
    if (seen === null && !seenLater) return [];
    return { ...known, inferred: known.exitedAt === null && seenLater };
  });
}

function passagesIn({ vehicles }: ConvoyState): Record<string, Known[]> {
  const bare = ({ evidence: _evidence, toldBy: _told, ...known }: Passage): Known => known;
  return Object.fromEntries([...vehicles].map(([id, { passages }]) => [id, passages.map(bare)]));
}

describe('what the domain makes of the reports of a simulated road', () => {
  it('is the true time of every passage that was reported, and an inference where it was not', () => {
    for (const convoy of convoys) {
      const truth = Object.fromEntries(convoy.truth.vehicles.map((one) => [one.vehicleId, knowable(one)]));
      expect({ [convoy.convoyId]: passagesIn(stateAfter(convoy, firstArrivals(convoy))) }).toEqual({
        [convoy.convoyId]: truth,
      });
    }
  });

  it('is the same in any order of arrival', () => {
    for (const [i, convoy] of convoys.slice(0, 30).entries()) {
      const reports = firstArrivals(convoy);
      const state = stateAfter(convoy, reports);
      expect(stateAfter(convoy, dice(1, i, 0).shuffle(reports))).toEqual(state);
      expect(stateAfter(convoy, [...reports].reverse())).toEqual(state);
    }
  });

  it('knows every delivery that was reported', () => {
    for (const convoy of convoys) {
      const state = stateAfter(convoy, firstArrivals(convoy));
      for (const vehicle of convoy.truth.vehicles) {
        const reported = vehicle.deliveries.filter(({ reportedBy }) => reportedBy !== null);
        expect(state.vehicles.get(vehicle.vehicleId)?.deliveries).toMatchObject(
          reported.map(({ place, at }) => ({ place, deliveredAt: at, partial: false })),
        );
      }
    }
  });

  it('knows every halt, where all beginnings and ends are reported', () => {
    const loss = { ...defaultParameters.reporting.loss, VehiclesHalted: 0, VehiclesResumed: 0 };
    const parameters = { reporting: { loss, silentPlaces: 0 } };
    for (const convoy of simulate({ seed: 8, convoys: 25, parameters })) {
      const { vehicles } = stateAfter(convoy, firstArrivals(convoy));
      for (const { vehicleId, halts } of convoy.truth.vehicles) {
        expect(vehicles.get(vehicleId)?.halts).toMatchObject(
          halts.map(({ reportedBy: _told, ...halt }) => ({ ...halt, inferred: false })),
        );
      }
    }
  });

  it('finds nothing irregular in convoys that did nothing irregular, but wrong clocks and missing reports', () => {
    const ofReporting = ['clock-suspect', 'offset-not-of-place', 'entry-without-exit'];
    for (const convoy of convoys.slice(0, 30)) {
      const { irregularities } = describeConvoy(stateAfter(convoy, firstArrivals(convoy)));
      expect(irregularities.filter(({ code }) => !ofReporting.includes(code))).toEqual([]);
    }
  });
});
