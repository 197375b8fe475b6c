import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddVehicleCommand } from '../add-vehicle/add-vehicle.command.js';
import { TakeReportCommand } from '../take-reports/take-report.command.js';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { CancelConvoyCommand } from './cancel-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const CANCEL = { reason: 'order withdrawn', occurredAt: '2026-03-01T12:00:00+05:00' };

describe('to cancel a convoy', () => {
  it('records why it does not take place, and frees its vehicles', async () => {
    const { convoyId, vehicleIds } = await desk.planned(1);
    await desk.execute(new CancelConvoyCommand(convoyId, CANCEL, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      {
        type: 'ConvoyCancelled',
        data: { occurredAt: '2026-03-01T07:00:00.000Z', offset: '+05:00', reason: 'order withdrawn' },
      },
    ]);
    const other = await desk.planned(0);
    const vehicle = { vehicleId: vehicleIds[0] ?? '', plate: 'A', country: 'PK' };
    await expect(desk.execute(new AddVehicleCommand(other.convoyId, vehicle, TERMS))).resolves.toMatchObject({
      revision: 1,
    });
  });

  it('is refused a second time', async () => {
    const { convoyId } = await desk.planned();
    const cancel = new CancelConvoyCommand(convoyId, CANCEL, TERMS);
    await desk.execute(cancel);
    expect(await desk.refusalOf(cancel)).toEqual([409, 'convoy-ended']);
  });

  it('is refused where it has set out', async () => {
    const { convoyId } = await desk.dispatched();
    const late = { ...CANCEL, occurredAt: '2026-03-03T12:00:00+05:00' };
    await desk.execute(new TakeReportCommand(sampleReport(convoyId), TERMS.caller));
    expect(await desk.refusalOf(new CancelConvoyCommand(convoyId, late, TERMS))).toEqual([
      409,
      'already-underway',
    ]);
  });
});

describe('POST /v1/convoys/:convoyId/cancel', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId } = await desk.planned();
    const { status, body } = await desk.post(`/convoys/${convoyId}/cancel`, CANCEL);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 3]);
  });

  it('needs a body', async () => {
    expect(await desk.refused('/convoys/any/cancel')).toEqual([400, 'empty-body']);
  });
});
