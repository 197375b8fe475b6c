import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { WithdrawVehicleCommand } from './withdraw-vehicle.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const WITHDRAW = {
  reason: 'gear box broken',
  place: 'pul-e-khumri',
  occurredAt: '2026-03-05T18:00:00+04:30',
};

describe('to withdraw a vehicle', () => {
  it('records which one, why and where, however its id is written', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const written = vehicleIds[0]?.replace('PK-', 'pk-') ?? '';
    await desk.execute(new WithdrawVehicleCommand(convoyId, written, WITHDRAW, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      {
        type: 'VehicleWithdrawn',
        data: {
          occurredAt: '2026-03-05T13:30:00.000Z',
          offset: '+04:30',
          vehicleId: vehicleIds[0],
          reason: 'gear box broken',
          place: 'pul-e-khumri',
        },
      },
    ]);
  });

  it('is refused where the vehicle has not joined', async () => {
    const { convoyId } = await desk.dispatched();
    const withdraw = new WithdrawVehicleCommand(convoyId, 'PK-NOBODY', WITHDRAW, TERMS);
    expect(await desk.refusalOf(withdraw)).toEqual([404, 'vehicle-not-in-convoy']);
  });
});

describe('POST /v1/convoys/:convoyId/vehicles/:vehicleId/withdraw', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const path = `/convoys/${convoyId}/vehicles/${vehicleIds[1] ?? ''}/withdraw`;
    const { status, body } = await desk.post(path, WITHDRAW);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('needs a reason', async () => {
    expect(await desk.refused('/convoys/any/vehicles/PK-A/withdraw', {})).toEqual([
      422,
      'invalid-body',
      '#/reason',
    ]);
  });
});
