import {
  findPlace,
  offsetAt,
  parseInstant,
  readReport,
  type Report,
  REPORT_TYPES,
  type ReportType,
  streamOfReport,
} from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { validate, version } from 'uuid';
import { allTroubles, defaultParameters } from './parameters/parameters.js';
import { simulate } from './simulate/simulate.js';
import { type SentReport } from './outcome/simulated-convoy.js';
import { type TrueFact, factsOf } from './testing/true-facts.js';

const convoys = [...simulate({ seed: 23, convoys: timesTried(20, 70) })];
const isOnPapers = ({ carnetNumber, declarationRef }: Report): boolean =>
  carnetNumber !== undefined || declarationRef !== undefined;
const sent = convoys.flatMap(({ reports }) => reports);
const { reporting } = defaultParameters;

const utcOf = ({ occurredAt }: Report): string => {
  const read = parseInstant(occurredAt);
  return typeof read === 'string' ? read : read.instant;
};
const isTrue = ({ mistake, secondHand, report }: SentReport): boolean =>
  !mistake && !secondHand && report.type !== 'ReportRetracted';

/** A repair shows by the truck that goes on; agencies end each hold by an examination; no truck takes another plate; what customs claim comes months later. */
const NOT_SIMULATED: readonly ReportType[] = [
  'IncidentClosed',
  'PlateChanged',
  'HoldLifted',
  'NonDischargeNotified',
  'TirClaimMade',
  'TirClaimPaid',
  'TirClaimWithdrawn',
  'HolderExcluded',
  'HolderReadmitted',
];

describe('the reports of a simulated road', () => {
  it('are each about a truth: the same convoy or document, vehicles, place and second', () => {
    for (const { convoyId, truth, reports } of convoys) {
      const facts = new Map<string, TrueFact>();
      for (const fact of factsOf(truth)) {
        const { reportedBy } = fact;
        if (reportedBy === null) continue;
        const known = facts.get(reportedBy);
        facts.set(
          reportedBy,
          known ? { ...known, vehicleIds: [...known.vehicleIds, ...fact.vehicleIds] } : fact,
        );
      }
      const strays = reports.filter(isTrue).filter(({ report }) => {
        const fact = facts.get(report.reportId);
        const place = report.place === undefined ? null : findPlace(report.place)?.slug;
        const about = report.declarationRef ?? report.carnetNumber ?? report.convoyId;
        const named = report.vehicleIds ?? fact?.vehicleIds ?? [];
        return (
          fact?.type !== report.type ||
          fact.about !== about ||
          fact.at !== utcOf(report) ||
          fact.place !== place ||
          [...named].sort().join() !== [...fact.vehicleIds].sort().join()
        );
      });
      expect([convoyId, strays]).toEqual([convoyId, []]);
      expect(reports.filter(isTrue)).toHaveLength(facts.size);
    }
  });

  it('name nobody only where they are about all that belong to the convoy then', () => {
    for (const { truth, reports } of convoys) {
      const facts = new Map<string, Set<string>>();
      for (const { reportedBy, vehicleIds } of factsOf(truth)) {
        if (reportedBy === null) continue;
        const known = facts.get(reportedBy) ?? new Set();
        for (const id of vehicleIds) known.add(id);
        facts.set(reportedBy, known);
      }
      const general = reports
        .filter(isTrue)
        .filter(({ report }) => !report.vehicleIds && !isOnPapers(report));
      for (const { report } of general) {
        const at = utcOf(report);
        const members = truth.vehicles.filter(({ memberships }) =>
          memberships.some(
            ({ convoyId, from, until }) =>
              convoyId === report.convoyId && from <= at && (until === null || at < until),
          ),
        );
        expect([...(facts.get(report.reportId) ?? [])].sort()).toEqual(
          members.map(({ vehicleId }) => vehicleId).sort(),
        );
      }
    }
  });

  it('are reported a second time by another unit within four minutes, about the same place', () => {
    let compared = 0;
    for (const { reports } of convoys) {
      const first = new Map<string, SentReport[]>();
      for (const one of reports.filter(isTrue)) {
        first.set(one.report.type, [...(first.get(one.report.type) ?? []), one]);
      }
      for (const { report, secondHand } of reports) {
        if (!secondHand) continue;
        compared++;
        const seen = first.get(report.type)?.find((one) => {
          const minutes = (Date.parse(utcOf(report)) - Date.parse(utcOf(one.report))) / 60_000;
          const samePlace = findPlace(one.report.place ?? '')?.slug === findPlace(report.place ?? '')?.slug;
          return samePlace && minutes >= 1 && minutes <= 4;
        });
        expect(seen).toBeDefined();
        expect(seen?.report.unit.unitId).not.toBe(report.unit.unitId);
      }
    }
    expect(compared).toBeGreaterThan(100);
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

  it('are of every type that there is, but for those that the simulated road does without', () => {
    const seen = new Set(sent.map(({ report }) => report.type));
    const all = Object.keys(REPORT_TYPES).length - NOT_SIMULATED.length;
    for (const { reports } of simulate({ seed: 23, convoys: 60, parameters: allTroubles })) {
      for (const { report } of reports) seen.add(report.type);
      if (seen.size >= all) break;
    }
    expect([...seen, ...NOT_SIMULATED].sort()).toEqual(Object.keys(REPORT_TYPES).sort());
  });

  it('are understood by the domain, each of its stream', () => {
    for (const { report } of sent.slice(0, 20_000)) {
      expect(readReport(report)).toHaveProperty('event');
      expect(streamOfReport(report)).toHaveProperty('stream');
    }
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
