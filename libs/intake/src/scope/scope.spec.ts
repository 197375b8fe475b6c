import { LOCAL, type Scope } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddVehicleCommand } from '../add-vehicle/add-vehicle.command.js';
import { AssignCarnetCommand } from '../assign-carnet/assign-carnet.command.js';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { DispatchConvoyCommand } from '../dispatch-convoy/dispatch-convoy.command.js';
import { DivertConvoyCommand } from '../divert-convoy/divert-convoy.command.js';
import { IssueCarnetCommand } from '../issue-carnet/issue-carnet.command.js';
import { MergeConvoysCommand } from '../merge-convoys/merge-convoys.command.js';
import { PlanConvoyCommand } from '../plan-convoy/plan-convoy.command.js';
import { SplitConvoyCommand } from '../split-convoy/split-convoy.command.js';
import { TakeReportCommand } from '../take-reports/take-report.command.js';
import { Batch } from '../take-reports/batch.js';
import { TakeReportsCommand } from '../take-reports/take-reports.command.js';
import { sampleReport } from '../testing/sample-report.js';
import { TestDesk } from '../testing/test-desk.js';

let desk: TestDesk;
beforeAll(async () => (desk = await TestDesk.open()));
afterAll(() => desk.close());

const OUT = [403, 'out-of-scope'];
const by = (scope: Scope): DecisionTerms => ({ caller: { ...LOCAL, scope: [scope], sees: [scope] } });
const TORKHAM = by({ places: ['torkham-pk'] });
const CHAMAN = by({ places: ['chaman'] });
const PLAN = { regime: 'TIR', plannedDeparture: '2026-03-02T06:00:00+05:00' };
const BY_TORKHAM = { ...PLAN, corridorId: 'khi-tas-torkham' };
const BY_CHAMAN = { ...PLAN, corridorId: 'khi-tas-chaman' };

/** Whether it was taken. */
const taken = async (command: Parameters<TestDesk['execute']>[0]): Promise<boolean> => {
  await desk.execute(command);
  return true;
};

describe('a desk with a scope', () => {
  it('plans a convoy that goes there, and none that does not', async () => {
    expect(await taken(new PlanConvoyCommand({ ...BY_TORKHAM, convoyId: 'T-1' }, TORKHAM))).toBe(true);
    const elsewhere = new PlanConvoyCommand({ ...BY_CHAMAN, convoyId: 'T-2' }, TORKHAM);
    expect(await desk.refusalOf(elsewhere)).toEqual(OUT);
    const named = by({ convoys: ['T-*'] });
    expect(await desk.refusalOf(new PlanConvoyCommand({ ...BY_CHAMAN }, named))).toEqual(OUT);
  });

  it('is told nothing of a convoy elsewhere, whether there is one or not', async () => {
    const { convoyId } = await desk.planned();
    const away = async (terms: DecisionTerms): Promise<unknown> => {
      const refusals = await Promise.all([
        desk.refusalOf(new DispatchConvoyCommand(convoyId, {}, terms)),
        desk.refusalOf(new DispatchConvoyCommand(convoyId, {}, { ...terms, ifMatch: 77 })),
        desk.refusalOf(new DispatchConvoyCommand('no-such', {}, terms)),
        desk.refusalOf(new PlanConvoyCommand({ ...BY_CHAMAN, convoyId }, terms)),
      ]);
      return refusals;
    };
    expect(await away(CHAMAN)).toEqual([OUT, OUT, OUT, OUT]);
    expect(await taken(new DispatchConvoyCommand(convoyId, {}, TORKHAM))).toBe(true);
  });

  it('leads no convoy away, and decides no more on one that another led away', async () => {
    const { convoyId } = await desk.planned();
    const away = { reason: 'shut', corridorId: 'khi-tas-chaman' };
    expect(await desk.refusalOf(new DivertConvoyCommand(convoyId, away, TORKHAM))).toEqual(OUT);
    const both = by({ countries: ['PK'] });
    expect(await taken(new DivertConvoyCommand(convoyId, away, both))).toBe(true);
    const vehicle = { plate: 'Z-9', country: 'PK' };
    expect(await desk.refusalOf(new AddVehicleCommand(convoyId, vehicle, TORKHAM))).toEqual(OUT);
    expect(await taken(new AddVehicleCommand(convoyId, vehicle, CHAMAN))).toBe(true);
  });

  it('splits off no part, and merges into no convoy, that is elsewhere', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const [first = ''] = vehicleIds;
    const part = { vehicleIds: [first], convoyId: `${convoyId}-a` };
    const named = by({ convoys: [convoyId] });
    expect(await desk.refusalOf(new SplitConvoyCommand(convoyId, { parts: [part] }, named))).toEqual(OUT);
    const other = await desk.dispatched();
    const into = { into: other.convoyId };
    expect(await desk.refusalOf(new MergeConvoysCommand(convoyId, into, named))).toEqual(OUT);
    expect(await taken(new SplitConvoyCommand(convoyId, { parts: [part] }, TORKHAM))).toBe(true);
  });

  it('is not told in which convoy elsewhere a vehicle is', async () => {
    const { convoyId } = await desk.planned();
    const vehicle = { plate: 'ELS-1', country: 'PK' };
    await desk.execute(new AddVehicleCommand(convoyId, vehicle, TORKHAM));
    await desk.execute(new PlanConvoyCommand({ ...BY_CHAMAN, convoyId: 'C-9' }, CHAMAN));
    expect(await desk.refusalOf(new AddVehicleCommand('C-9', vehicle, CHAMAN))).toEqual(OUT);
  });

  it('issues a carnet that no convoy has, and decides on those of its own convoys', async () => {
    const { convoyId, vehicleIds } = await desk.planned();
    const [vehicleId = ''] = vehicleIds;
    const issue = {
      ...{ carnetNumber: 'XC12345678', holder: 'NLC', issuedBy: 'PNC-ICC', vouchers: 14 as const },
      ...{ issuedOn: '2026-02-01', lastValidDate: '2026-04-01' },
      ...{ departureOffices: ['karachi-port'], destinationOffices: ['tashkent'] },
    };
    expect(await taken(new IssueCarnetCommand(issue, CHAMAN))).toBe(true);
    const assign = (terms: DecisionTerms): AssignCarnetCommand =>
      new AssignCarnetCommand('XC12345678', { convoyId, vehicleId }, terms);
    expect(await desk.refusalOf(assign(CHAMAN))).toEqual(OUT);
    expect(await taken(assign(TORKHAM))).toBe(true);
    expect(await desk.refusalOf(new IssueCarnetCommand(issue, CHAMAN))).toEqual(OUT);
    const terminated = {
      ...{ reportId: '018f4e7a-0000-7000-8000-0000000000aa', type: 'TirOperationStarted' },
      ...{ carnetNumber: 'XC12345678', place: 'torkham-pk', occurredAt: '2026-03-04T06:00:00+05:00' },
      unit: { unitId: 'gate' },
    };
    expect(await desk.refusalOf(new TakeReportCommand(terminated, CHAMAN.caller))).toEqual(OUT);
    expect(await taken(new TakeReportCommand(terminated, TORKHAM.caller))).toBe(true);
  });
});

describe('an unsigned report', () => {
  it('outside the scope of whoever sends it is not recorded: by its type, its convoy and the plan of it', async () => {
    const { convoyId } = await desk.dispatched();
    const sent = (scope: Scope): Promise<unknown> =>
      desk.refusalOf(new TakeReportCommand(sampleReport(convoyId), by(scope).caller));
    expect(await sent({ reportTypes: ['VehicleArrived'] })).toEqual(OUT);
    expect(await sent({ convoys: ['other-*'] })).toEqual(OUT);
    expect(await sent({ places: ['chaman'] })).toEqual(OUT);
    const within = { reportTypes: ['CheckpointPassed'], places: ['torkham-pk'], convoys: [convoyId] };
    expect(await taken(new TakeReportCommand(sampleReport(convoyId), by(within).caller))).toBe(true);
  });

  it('keeps its receipt, although the scope was narrowed since', async () => {
    const { convoyId } = await desk.dispatched();
    const report = sampleReport(convoyId);
    await desk.execute(new TakeReportCommand(report, LOCAL));
    const resent = await desk.execute(new TakeReportCommand(report, CHAMAN.caller));
    expect(resent).toMatchObject({ outcome: 'duplicate', reportId: report['reportId'] });
  });

  it('among many is refused alone', async () => {
    const [torkham, chaman] = [await desk.dispatched(), 'C-9'];
    const reports = [torkham.convoyId, chaman].map((id) => ({ body: sampleReport(id) }));
    const outcomes = await desk.execute(new TakeReportsCommand(reports, TORKHAM.caller, new Batch()));
    expect(outcomes).toMatchObject([{ outcome: 'recorded' }, { problem: { code: 'out-of-scope' } }]);
  });

  it('about a convoy that is not planned yet is tried again later, where its id is in scope', async () => {
    const sent = (scope: Scope): Promise<unknown> =>
      desk.refusalOf(new TakeReportCommand(sampleReport('not-yet'), by(scope).caller));
    expect(await sent({ places: ['chaman'] })).toEqual([404, 'unknown-convoy']);
    expect(await sent({ convoys: ['C-*'] })).toEqual(OUT);
  });
});
