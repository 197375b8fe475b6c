import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { RecallConvoyCommand } from './recall-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const RECALL = { reason: 'border shut', occurredAt: '2026-03-03T12:00:00+05:00' };

describe('to recall a convoy', () => {
  it('records why, and the way home', async () => {
    const { convoyId } = await desk.dispatched();
    await desk.execute(new RecallConvoyCommand(convoyId, RECALL, TERMS));
    const [recalled] = await desk.lastEventsOf(`convoy-${convoyId}`);
    expect(recalled).toMatchObject({ type: 'ConvoyRecalled', data: { reason: 'border shut' } });
    expect(recalled?.data).toHaveProperty('route');
  });

  it('is refused a second time', async () => {
    const { convoyId } = await desk.dispatched();
    const recall = new RecallConvoyCommand(convoyId, RECALL, TERMS);
    await desk.execute(recall);
    expect(await desk.refusalOf(recall)).toEqual([409, 'already-recalled']);
  });

  it('is refused where it never set out', async () => {
    const { convoyId } = await desk.planned();
    expect(await desk.refusalOf(new RecallConvoyCommand(convoyId, RECALL, TERMS))).toEqual([
      409,
      'not-dispatched',
    ]);
  });
});

describe('POST /v1/convoys/:convoyId/recall', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, body } = await desk.post(`/convoys/${convoyId}/recall`, RECALL);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('needs a reason', async () => {
    expect(await desk.refused('/convoys/any/recall', {})).toEqual([422, 'invalid-body', '#/reason']);
  });
});
