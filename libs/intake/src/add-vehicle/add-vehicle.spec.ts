import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { AddVehicleCommand } from './add-vehicle.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = { occurredAt: '2026-03-01T08:00:00+05:00' };

describe('to add a vehicle', () => {
  it('records it with its load', async () => {
    const { convoyId } = await desk.planned();
    const vehicle = { plate: 'TLK-930', country: 'PK', carnetNumber: 'xc 1234 5699', destination: 'UZTAS' };
    await desk.execute(new AddVehicleCommand(convoyId, { ...vehicle, ...AT }, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toMatchObject([
      {
        type: 'VehicleJoined',
        data: { vehicleId: 'PK-TLK930', carnetNumber: 'XC12345699', destination: 'tashkent' },
      },
    ]);
  });

  it('is refused where it is in the convoy already', async () => {
    const { convoyId, vehicleIds } = await desk.planned(1);
    const again = { vehicleId: vehicleIds[0] ?? '', plate: 'A', country: 'PK', ...AT };
    expect(await desk.refusalOf(new AddVehicleCommand(convoyId, again, TERMS))).toEqual([
      409,
      'vehicle-already-joined',
    ]);
  });

  it('is refused where it is in another convoy', async () => {
    const [one, other] = [await desk.planned(1), await desk.planned(1)];
    const vehicle = { vehicleId: one.vehicleIds[0] ?? '', plate: 'A', country: 'PK', ...AT };
    expect(await desk.refusalOf(new AddVehicleCommand(other.convoyId, vehicle, TERMS))).toEqual([
      409,
      'vehicle-in-another-convoy',
    ]);
  });

  it('lets one of two convoys have a vehicle that both want at once', async () => {
    const convoys = [await desk.planned(0), await desk.planned(0)];
    const vehicle = { plate: 'TLK-931', country: 'PK', ...AT };
    const taken = await Promise.allSettled(
      convoys.map(({ convoyId }) => desk.execute(new AddVehicleCommand(convoyId, vehicle, TERMS))),
    );
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('POST /v1/convoys/:convoyId/vehicles', () => {
  it('answers 201, and seals the driver before he is recorded', async () => {
    const { convoyId } = await desk.planned();
    const vehicle = { plate: 'TLK-932', country: 'PK', driver: 'Gul Khan', ...AT };
    const { status, body } = await desk.post(`/convoys/${convoyId}/vehicles`, vehicle);
    expect([status, body['revision']]).toEqual([201, 3]);
    const [joined] = await desk.lastEventsOf(`convoy-${convoyId}`);
    expect(JSON.stringify(joined)).not.toContain('Gul Khan');
    expect(joined?.data).toHaveProperty('driver');
  });

  it('names a container with a wrong check digit', async () => {
    const { convoyId } = await desk.planned();
    const vehicle = { plate: 'TLK-933', country: 'PK', container: 'CSQU3054384' };
    expect(await desk.refused(`/convoys/${convoyId}/vehicles`, vehicle)).toEqual([
      422,
      'invalid-identifier',
      '#/container',
    ]);
  });
});
