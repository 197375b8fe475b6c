import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueCarnetCommand } from '../issue-carnet/issue-carnet.command.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { AssignCarnetCommand } from './assign-carnet.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = '2026-03-02T10:00:00+05:00';
let issued = 0;

/** The number of a carnet that no other test knows. */
async function carnet(): Promise<string> {
  const carnetNumber = `XC1234568${issued++}`;
  const issue = {
    carnetNumber,
    holder: 'National Logistics Cell',
    issuedBy: 'PNC-ICC',
    issuedOn: '2026-02-20',
    lastValidDate: '2026-04-20',
    vouchers: 6,
    departureOffices: ['karachi-port'],
    destinationOffices: ['tashkent'],
    occurredAt: '2026-02-20T10:00:00+05:00',
  };
  await desk.execute(new IssueCarnetCommand(issue, TERMS));
  return carnetNumber;
}

describe('to assign a carnet', () => {
  it('records the vehicle by its id, however number and id are written', async () => {
    const [carnetNumber, { convoyId, vehicleIds }] = [await carnet(), await desk.planned()];
    const written = vehicleIds[0]?.toLowerCase() ?? '';
    const assign = { convoyId, vehicleId: written, occurredAt: AT };
    await desk.execute(new AssignCarnetCommand(carnetNumber.toLowerCase(), assign, TERMS));
    expect(await desk.lastEventsOf(`carnet-${carnetNumber}`)).toMatchObject([
      { type: 'CarnetAssigned', data: { convoyId, vehicleId: vehicleIds[0] } },
    ]);
  });

  it('needs a reason where another vehicle has it', async () => {
    const [carnetNumber, { convoyId, vehicleIds }] = [await carnet(), await desk.planned()];
    const [first = '', second = ''] = vehicleIds;
    const assign = (vehicleId: string, reason?: string): AssignCarnetCommand =>
      new AssignCarnetCommand(
        carnetNumber,
        { convoyId, vehicleId, occurredAt: AT, ...(reason === undefined ? {} : { reason }) },
        TERMS,
      );
    await desk.execute(assign(first));
    expect(await desk.refusalOf(assign(second))).toEqual([409, 'carnet-already-assigned']);
    await expect(desk.execute(assign(second, 'load moved'))).resolves.toMatchObject({ revision: 2 });
  });

  it.each([
    ['no vehicle of the convoy', { vehicleId: 'PK-NOBODY' }, 'vehicle-not-in-convoy'],
    ['no convoy', { convoyId: 'nobody' }, 'unknown-convoy'],
  ])('is refused where it names %s', async (_, wrong, code) => {
    const [carnetNumber, { convoyId, vehicleIds }] = [await carnet(), await desk.planned()];
    const assign = { convoyId, vehicleId: vehicleIds[0] ?? '', occurredAt: AT, ...wrong };
    expect(await desk.refusalOf(new AssignCarnetCommand(carnetNumber, assign, TERMS))).toEqual([404, code]);
  });
});

describe('POST /v1/carnets/:carnetNumber/assign', () => {
  it('answers 200 with the number, normalised', async () => {
    const [carnetNumber, { convoyId, vehicleIds }] = [await carnet(), await desk.planned()];
    const body = { convoyId, vehicleId: vehicleIds[0], occurredAt: AT };
    const answer = await desk.post(`/carnets/${carnetNumber.toLowerCase()}/assign`, body);
    expect([answer.status, answer.body['carnetNumber'], answer.body['revision']]).toEqual([
      200,
      carnetNumber,
      1,
    ]);
  });

  it.each(['book-7', 'QQ99999999'])('does not know %s', async (named) => {
    const body = { convoyId: 'any', vehicleId: 'PK-A' };
    expect(await desk.refused(`/carnets/${named}/assign`, body)).toEqual([404, 'unknown-carnet']);
  });
});
