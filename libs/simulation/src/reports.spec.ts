import { findPlace, offsetAt, parseInstant, type Report } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { arrivals, deliveries } from './deliveries.js';
import { defaultParameters } from './parameters/parameters.js';
import { simulate } from './simulate.js';
import { type SentReport, type VehicleTruth } from './simulated-convoy.js';

const convoys = [...simulate({ seed: 23, convoys: 120 })];
const sent = convoys.flatMap(({ reports }) => reports);
const { reporting } = defaultParameters;

/** What a vehicle truly did, as the reports would say it, with the one that does. */
function facts({ visits, passages, halts, fixes, deliveries: delivered }: VehicleTruth): Fact[] {
  const of = (type: string, at: string, reportedBy: string | null, place?: string | null): Fact => ({
    type,
    at,
    place: place ?? null,
    reportedBy,
  });
  return [
    ...visits.map(({ at, place, reportedBy }) => of('CheckpointPassed', at, reportedBy, place)),
    ...passages.flatMap(({ place, arrivedAt, enteredAt, exitedAt, reportedBy }) => [
      of('BorderArrived', arrivedAt, reportedBy.arrivedAt, place),
      of('BorderEntered', enteredAt, reportedBy.enteredAt, place),
      of('BorderExited', exitedAt, reportedBy.exitedAt, place),
    ]),
    ...halts.flatMap(({ haltedAt, resumedAt, place, reportedBy }) => [
      of('VehiclesHalted', haltedAt, reportedBy.haltedAt, place),
      of('VehiclesResumed', resumedAt, reportedBy.resumedAt, place),
    ]),
    ...fixes.map(({ at, reportedBy }) => of('PositionReported', at, reportedBy)),
    ...delivered.map(({ at, place, reportedBy }) => of('CargoDelivered', at, reportedBy, place)),
  ];
}

interface Fact {
  readonly type: string;
  readonly at: string;
  readonly place: string | null;
  readonly reportedBy: string | null;
}

const utcOf = ({ occurredAt }: Report): string => {
  const read = parseInstant(occurredAt);
  return typeof read === 'string' ? read : read.instant;
};
const isTrue = ({ mistake, secondHand, report }: SentReport): boolean =>
  !mistake && !secondHand && report.type !== 'ReportRetracted';

describe('the reports of a simulated road', () => {
  it('are each about a truth: the same vehicles, place and second', () => {
    for (const { truth, reports } of convoys) {
      const told = new Map<string, { fact: Fact; vehicleIds: string[] }>();
      for (const vehicle of truth.vehicles) {
        for (const fact of facts(vehicle)) {
          if (fact.reportedBy === null) continue;
          const known = told.get(fact.reportedBy);
          if (known) known.vehicleIds.push(vehicle.vehicleId);
          else told.set(fact.reportedBy, { fact, vehicleIds: [vehicle.vehicleId] });
        }
      }
      const all = truth.vehicles.map(({ vehicleId }) => vehicleId);
      const strays = reports.filter(isTrue).filter(({ report }) => {
        const { fact, vehicleIds = [] } = told.get(report.reportId) ?? {};
        const place = report.place === undefined ? null : findPlace(report.place)?.slug;
        return (
          fact?.type !== report.type ||
          fact.at !== utcOf(report) ||
          fact.place !== place ||
          [...(report.vehicleIds ?? all)].sort().join() !== vehicleIds.sort().join()
        );
      });
      expect(strays).toEqual([]);
      expect(reports.filter(isTrue)).toHaveLength(told.size);
    }
  });

  it('are told a second time by somebody else within four minutes, about the same place', () => {
    const second = convoys.flatMap(({ reports }) =>
      reports
        .filter(({ secondHand }) => secondHand)
        .map(({ report }) => ({ report, among: reports.filter(isTrue) })),
    );
    expect(second.length).toBeGreaterThan(100);
    for (const { report, among } of second) {
      const first = among.find((one) => {
        const minutes = (Date.parse(utcOf(report)) - Date.parse(utcOf(one.report))) / 60_000;
        const samePlace = findPlace(one.report.place ?? '')?.slug === findPlace(report.place ?? '')?.slug;
        return one.report.type === report.type && samePlace && minutes >= 1 && minutes <= 4;
      });
      expect(first).toBeDefined();
      expect(first?.report.unit.unitId).not.toBe(report.unit.unitId);
    }
  });

  it('carry UUIDs that are valid and never used twice, of version 7 where a device makes them on the road', () => {
    const ids = sent.map(({ report }) => report.reportId);
    expect(ids.every(validate)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    const versions = new Set(ids.map(version));
    expect([...versions].sort()).toEqual([4, 7]);
    const ofDevices = sent.filter((one) => version(one.report.reportId) === 7 && isTrue(one));
    const offBy = ofDevices.map(({ report }) => {
      const madeAt = parseInt(report.reportId.replace('-', '').slice(0, 12), 16);
      return Math.abs(madeAt - Date.parse(utcOf(report)));
    });
    expect(Math.max(...offBy)).toBe(0);
  });

  it('say only what a report of their type can say', () => {
    const fields = new Map<string, Set<string>>();
    for (const { report } of sent) {
      const known = fields.get(report.type) ?? new Set<string>();
      for (const field of Object.keys(report)) known.add(field);
      fields.set(report.type, known);
    }
    const common = ['reportId', 'type', 'occurredAt', 'convoyId', 'unit'];
    const border = [...common, 'vehicleIds', 'place', 'direction'];
    const own: Record<string, string[]> = {
      CheckpointPassed: [...common, 'vehicleIds', 'place'],
      PositionReported: [...common, 'vehicleIds', 'position'],
      BorderArrived: border,
      BorderEntered: border,
      BorderExited: border,
      VehiclesHalted: [...common, 'vehicleIds', 'place', 'position', 'reason'],
      VehiclesResumed: [...common, 'vehicleIds', 'place', 'position'],
      CargoDelivered: [...common, 'vehicleIds', 'place', 'receivedBy'],
      ReportRetracted: [...common, 'retracts', 'reason', 'replacedBy'],
    };
    expect(fields).toEqual(new Map(Object.entries(own).map(([type, names]) => [type, new Set(names)])));
  });

  it('are counted by each unit without a gap', () => {
    for (const { reports } of convoys) {
      const counts = new Map<string, number[]>();
      for (const { report } of reports) {
        const { unitId, sequence = -1 } = report.unit;
        counts.set(unitId, [...(counts.get(unitId) ?? []), sequence]);
      }
      for (const count of counts.values()) expect(count).toEqual(count.map((_, i) => i + 1));
    }
  });

  it('are written with the clock of the place, or now and then with that of home', () => {
    const passed = sent.filter(({ report, mistake }) => report.place !== undefined && !mistake);
    const written = passed.map(({ report }) => ({
      there: offsetAt(findPlace(report.place ?? '')?.slug ?? '', utcOf(report)),
      offset: report.occurredAt.slice(19),
    }));
    expect(
      written.filter(({ there, offset }) => offset !== there && offset !== reporting.homeOffset),
    ).toEqual([]);
    const away = written.filter(({ there }) => there !== reporting.homeOffset);
    const home = away.filter(({ offset }) => offset === reporting.homeOffset);
    expect(away.length).toBeGreaterThan(1000);
    expect(home.length / away.length).toBeGreaterThan(0.02);
    expect(home.length / away.length).toBeLessThan(reporting.homeOffsetShare);
  });

  it('are about the whole convoy, about some of its vehicles, and about single ones', () => {
    const several = sent.filter(({ report }) => (report.vehicleIds?.length ?? 0) > 1);
    expect(sent.some(({ report }) => report.vehicleIds === undefined)).toBe(true);
    expect(sent.some(({ report }) => report.vehicleIds?.length === 1)).toBe(true);
    expect(several.length).toBeGreaterThan(100);
  });
});

describe('reports that are wrong', () => {
  const wrong = sent.filter(({ mistake }) => mistake);
  const retractions = new Map(
    sent.flatMap(({ report }) => (report.retracts === undefined ? [] : [[report.retracts, report] as const])),
  );

  it('are of every kind, about as often as asked for', () => {
    expect(new Set(wrong.map(({ mistake }) => mistake))).toEqual(
      new Set(['wrong-place', 'wrong-time', 'wrong-vehicle', 'did-not-occur']),
    );
    const byHand = sent.filter((one) => isTrue(one) && /^(Border|Checkpoint)/.test(one.report.type));
    expect(wrong.length / byHand.length).toBeGreaterThan(reporting.wrongShare * 0.75);
    expect(wrong.length / byHand.length).toBeLessThan(reporting.wrongShare * 1.25);
  });

  it('are all taken back, with the report that tells it right where there is one', () => {
    expect(retractions.size).toBe(wrong.length);
    const ids = new Set(sent.filter(isTrue).map(({ report }) => report.reportId));
    for (const { report, mistake } of wrong) {
      const retraction = retractions.get(report.reportId);
      if (mistake === 'did-not-occur') {
        expect(retraction).toMatchObject({ reason: 'did-not-occur' });
        expect(retraction?.replacedBy).toBeUndefined();
      } else {
        expect(retraction).toMatchObject({ reason: 'incorrect-data' });
        expect(ids).toContain(retraction?.replacedBy);
      }
    }
  });
});

describe('the arrival of reports at the server', () => {
  const hoursLate = ({ report, deliveredAt }: SentReport): number =>
    (Date.parse(deliveredAt) - Date.parse(utcOf(report))) / 3_600_000;
  const plain = sent.filter((one) => isTrue(one) && one.heldBackBy === undefined);

  it('lies never before what it tells, and is prompt mostly, late by hours to days as often as asked for', () => {
    const lateness = plain.map(hoursLate);
    expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
    const late = lateness.filter((hours) => hours > 1);
    expect(late.length / lateness.length).toBeGreaterThan(reporting.lateShare * 0.85);
    expect(late.length / lateness.length).toBeLessThan(reporting.lateShare * 1.15);
    const median = late.sort((a, b) => a - b)[late.length >> 1] ?? 0;
    expect(median).toBeGreaterThan(reporting.lateHours * 0.8);
    expect(median).toBeLessThan(reporting.lateHours * 1.3);
    expect(Math.max(...late)).toBeGreaterThan(48);
  });

  it('is a batch at the next town for what happened in a dead zone', () => {
    const held = sent.filter(({ heldBackBy }) => heldBackBy !== undefined);
    expect([...new Set(held.map(({ heldBackBy }) => heldBackBy))]).toEqual(
      expect.arrayContaining(['Karakoram', 'Salang', 'Chagai', 'Dasht-e Margo']),
    );
    const batches = new Map<string, number>();
    for (const { report, deliveredAt } of held) {
      const key = `${report.unit.unitId} ${deliveredAt}`;
      batches.set(key, (batches.get(key) ?? 0) + 1);
    }
    const large = [...batches.values()].filter((size) => size >= 3);
    expect(large.length).toBeGreaterThan(50);
  });

  it('comes out of order', () => {
    for (const convoy of convoys) {
      const times = deliveries(convoy).map(({ report }) => utcOf(report));
      expect(times).not.toEqual([...times].sort());
    }
  });

  it('repeats reports as often as asked for, under the same id, only the clock of the unit gone on', () => {
    const again = sent.filter(({ resent }) => resent.length > 0);
    expect(again.length / sent.length).toBeGreaterThan(reporting.resentShare * 0.9);
    expect(again.length / sent.length).toBeLessThan(reporting.resentShare * 1.1);
    for (const { report, resent, deliveredAt } of again) {
      for (const copy of resent) {
        const { clockAt: _clock, ...unit } = copy.report.unit;
        const { clockAt: _first, ...unitBefore } = report.unit;
        expect({ ...copy.report, unit }).toEqual({ ...report, unit: unitBefore });
        expect(copy.deliveredAt > deliveredAt).toBe(true);
      }
    }
    const withOtherClock = again.filter(({ report, resent }) =>
      resent.some((copy) => copy.report.unit.clockAt !== report.unit.clockAt),
    );
    expect(withOtherClock.length).toBeGreaterThan(100);
  });

  it('is told in order, decisions among the reports, everything once', () => {
    for (const convoy of convoys.slice(0, 20)) {
      const all = arrivals(convoy);
      const copies = convoy.reports.reduce((sum, { resent }) => sum + 1 + resent.length, 0);
      expect(all).toHaveLength(copies + convoy.decisions.length);
      expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort());
      expect(all.slice(0, 2).map((arrival) => 'decision' in arrival && arrival.decision.type)).toEqual([
        'plan',
        'dispatch',
      ]);
    }
  });

  it('never happens for what nobody reports, as often as asked for', () => {
    const all = convoys.flatMap(({ truth }) => truth.vehicles.flatMap(({ passages }) => passages));
    const lost = all.filter(({ reportedBy }) => reportedBy.enteredAt === null);
    const share = reporting.silentPlaces + (1 - reporting.silentPlaces) * reporting.loss.BorderEntered;
    expect(lost.length / all.length).toBeGreaterThan(share * 0.8);
    expect(lost.length / all.length).toBeLessThan(share * 1.2);
  });
});
