import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { SplitConvoyCommand } from './split-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = '2026-03-05T14:00:00+04:30';

describe('to split a convoy', () => {
  it('makes a convoy of each part, with its vehicles and its own arrival', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched(3);
    const part = { vehicleIds: vehicleIds.slice(1), plannedArrival: '2026-03-14T18:00:00+05:00' };
    await desk.execute(
      new SplitConvoyCommand(convoyId, { parts: [part], place: 'kabul', occurredAt: AT }, TERMS),
    );
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toMatchObject([
      { type: 'ConvoySplit', data: { place: 'kabul', parts: [{ convoyId: `${convoyId}-2` }] } },
    ]);
    expect(await desk.lastEventsOf(`convoy-${convoyId}-2`, 4)).toMatchObject([
      {
        type: 'ConvoyPlanned',
        data: { splitFrom: convoyId, plannedArrival: '2026-03-14T13:00:00.000Z' },
      },
      { type: 'ConvoyDispatched' },
      { type: 'VehicleJoined', data: { vehicleId: vehicleIds[1] } },
      { type: 'VehicleJoined', data: { vehicleId: vehicleIds[2] } },
    ]);
  });

  it('is refused where the id of a part is taken', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const other = await desk.planned();
    const parts = [{ convoyId: other.convoyId, vehicleIds: vehicleIds.slice(1) }];
    const split = new SplitConvoyCommand(convoyId, { parts, occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(split)).toEqual([409, 'convoy-exists']);
  });

  it('is refused where a vehicle would go with two parts', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const part = { vehicleIds: vehicleIds.slice(1) };
    const split = new SplitConvoyCommand(convoyId, { parts: [part, part], occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(split)).toEqual([422, 'vehicle-in-two-parts']);
  });
});

describe('POST /v1/convoys/:convoyId/split', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const body = { parts: [{ vehicleIds: vehicleIds.slice(1) }], occurredAt: AT };
    const answer = await desk.post(`/convoys/${convoyId}/split`, body);
    expect([answer.status, answer.body['convoyId'], answer.body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('names the arrival of a part that cannot be read', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const parts = [{ vehicleIds: vehicleIds.slice(1), plannedArrival: '2026-03-14T18:00:60+05:00' }];
    expect(await desk.refused(`/convoys/${convoyId}/split`, { parts })).toEqual([
      422,
      'invalid-body',
      '#/parts/0/plannedArrival',
    ]);
  });
});
