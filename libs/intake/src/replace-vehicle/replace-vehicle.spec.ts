import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { ReplaceVehicleCommand } from './replace-vehicle.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const REPLACE = {
  reason: 'engine failure',
  place: 'jalalabad',
  occurredAt: '2026-03-04T20:00:00+04:30',
};

describe('to replace a vehicle', () => {
  it('records the tractor that goes on', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const by = { plate: 'TLK-920', country: 'PK' };
    const replace = new ReplaceVehicleCommand(convoyId, vehicleIds[0] ?? '', { ...REPLACE, by }, TERMS);
    await desk.execute(replace);
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toMatchObject([
      {
        type: 'VehicleReplaced',
        data: { vehicleId: vehicleIds[0], by: { vehicleId: 'PK-TLK920' }, place: 'jalalabad' },
      },
    ]);
  });

  it('is refused by a tractor of another convoy', async () => {
    const [{ convoyId, vehicleIds }, other] = [await desk.dispatched(), await desk.dispatched()];
    const by = { vehicleId: other.vehicleIds[0] ?? '', plate: 'A', country: 'PK' };
    const replace = new ReplaceVehicleCommand(convoyId, vehicleIds[0] ?? '', { ...REPLACE, by }, TERMS);
    expect(await desk.refusalOf(replace)).toEqual([409, 'vehicle-in-another-convoy']);
  });

  it('is refused by itself', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const by = { vehicleId: vehicleIds[0] ?? '', plate: 'A', country: 'PK' };
    const replace = new ReplaceVehicleCommand(convoyId, vehicleIds[0] ?? '', { ...REPLACE, by }, TERMS);
    expect(await desk.refusalOf(replace)).toEqual([422, 'vehicle-replaces-itself']);
  });
});

describe('POST /v1/convoys/:convoyId/vehicles/:vehicleId/replace', () => {
  it('answers 200, and seals the driver before he is recorded', async () => {
    const { convoyId, vehicleIds } = await desk.dispatched();
    const body = { ...REPLACE, by: { plate: 'TLK-921', country: 'PK', driver: { name: 'Said Akbar' } } };
    const answer = await desk.post(`/convoys/${convoyId}/vehicles/${vehicleIds[0] ?? ''}/replace`, body);
    expect([answer.status, answer.body['revision']]).toEqual([200, 4]);
    const [replaced] = await desk.lastEventsOf(`convoy-${convoyId}`);
    expect(JSON.stringify(replaced)).not.toContain('Said Akbar');
    expect(replaced?.data).toHaveProperty('by.driver');
  });

  it('names what is wrong with the tractor', async () => {
    const body = { by: { plate: 'TLK-922' } };
    expect(await desk.refused('/convoys/any/vehicles/PK-A/replace', body)).toEqual([
      422,
      'invalid-body',
      '#/by/country',
    ]);
  });
});
