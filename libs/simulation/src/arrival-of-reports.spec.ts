import { parseInstant, type Report } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { arrivals, deliveries } from './outcome/deliveries.js';
import { defaultParameters } from './parameters/parameters.js';
import { simulate } from './simulate/simulate.js';
import { type SentReport } from './outcome/simulated-convoy.js';

const convoys = [...simulate({ seed: 23, convoys: 70 })];
const sent = convoys.flatMap(({ reports }) => reports);
const { reporting } = defaultParameters;

const utcOf = ({ occurredAt }: Report): string => {
  const read = parseInstant(occurredAt);
  return typeof read === 'string' ? read : read.instant;
};
const isTrue = ({ mistake, secondHand, report }: SentReport): boolean =>
  !mistake && !secondHand && report.type !== 'ReportRetracted';

describe('reports that are wrong', () => {
  const wrong = sent.filter(({ mistake }) => mistake);
  const retractions = new Map(
    sent.flatMap(({ report }) =>
      report.type === 'ReportRetracted' ? [[report['retracts'] as string, report] as const] : [],
    ),
  );

  it('are of every kind, about as often as asked for', () => {
    expect(new Set(wrong.map(({ mistake }) => mistake))).toEqual(
      new Set(['wrong-place', 'wrong-time', 'wrong-vehicle', 'did-not-occur']),
    );
    const ofPlaces = sent.filter(({ report }) =>
      /^(BorderArrived|BorderEntered|BorderExited|CheckpointPassed)$/.test(report.type),
    );
    const share = ofPlaces.filter(({ mistake }) => mistake).length / ofPlaces.filter(isTrue).length;
    expect(share).toBeGreaterThan(reporting.wrongShare * 0.75);
    expect(share).toBeLessThan(reporting.wrongShare * 1.25);
  });

  it('are all retracted, with the right report where there is one', () => {
    expect(retractions.size).toBe(wrong.length);
    const ids = new Set(sent.filter(isTrue).map(({ report }) => report.reportId));
    for (const { report, mistake } of wrong) {
      const retraction = retractions.get(report.reportId);
      if (mistake === 'did-not-occur') {
        expect(retraction).toMatchObject({ reason: 'did-not-occur' });
        expect(retraction?.['replacedBy']).toBeUndefined();
      } else {
        expect(retraction).toMatchObject({ reason: 'incorrect-data' });
        expect(ids).toContain(retraction?.['replacedBy']);
      }
    }
  });
});

describe('the arrival of reports at the server', () => {
  const hoursLate = ({ report, deliveredAt }: SentReport): number =>
    (Date.parse(deliveredAt) - Date.parse(utcOf(report))) / 3_600_000;
  const plain = sent.filter((one) => isTrue(one) && one.heldBackBy === undefined);

  it('is never before the event, mostly prompt, and late by hours to days as often as asked for', () => {
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
    for (const convoy of convoys.filter(({ reports }) => reports.length > 0)) {
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

  it('is in order, decisions among the reports, everything once', () => {
    for (const convoy of convoys.slice(0, 20)) {
      const all = arrivals(convoy);
      const copies = convoy.reports.reduce((sum, { resent }) => sum + 1 + resent.length, 0);
      expect(all).toHaveLength(copies + convoy.decisions.length);
      expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort());
      const firstReport = all.findIndex((arrival) => 'delivery' in arrival);
      expect(firstReport).toBeGreaterThan(0);
      expect(all[0]).toHaveProperty('decision.type', 'plan');
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
