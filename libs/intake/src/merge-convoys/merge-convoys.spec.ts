import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { MergeConvoysCommand } from './merge-convoys.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = '2026-03-03T22:00:00+05:00';

describe('to merge convoys', () => {
  it('ends the one, and lets its vehicles join the other', async () => {
    const [one, other] = [await desk.dispatched(1), await desk.dispatched(1)];
    const merge = { into: other.convoyId, place: 'peshawar', occurredAt: AT };
    await desk.execute(new MergeConvoysCommand(one.convoyId, merge, TERMS));
    expect(await desk.lastEventsOf(`convoy-${one.convoyId}`)).toMatchObject([
      { type: 'ConvoyMerged', data: { into: other.convoyId, vehicleIds: one.vehicleIds } },
    ]);
    expect(await desk.lastEventsOf(`convoy-${other.convoyId}`)).toMatchObject([
      { type: 'VehicleJoined', data: { vehicleId: one.vehicleIds[0], cameFrom: one.convoyId } },
    ]);
  });

  it('is refused where the other convoy does not exist', async () => {
    const { convoyId } = await desk.dispatched();
    const merge = new MergeConvoysCommand(convoyId, { into: 'nobody', occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(merge)).toEqual([409, 'unknown-target-convoy']);
  });

  it('is refused into itself', async () => {
    const { convoyId } = await desk.dispatched();
    const merge = new MergeConvoysCommand(convoyId, { into: convoyId, occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(merge)).toEqual([422, 'merge-into-itself']);
  });
});

describe('POST /v1/convoys/:convoyId/merge', () => {
  it('answers 200 with the convoy that ends, and its revision', async () => {
    const [one, other] = [await desk.dispatched(1), await desk.dispatched(1)];
    const body = { into: other.convoyId, occurredAt: AT };
    const answer = await desk.post(`/convoys/${one.convoyId}/merge`, body);
    expect([answer.status, answer.body['convoyId'], answer.body['revision']]).toEqual([200, one.convoyId, 3]);
  });

  it('needs the other convoy', async () => {
    expect(await desk.refused('/convoys/any/merge', {})).toEqual([422, 'invalid-body', '#/into']);
  });
});
