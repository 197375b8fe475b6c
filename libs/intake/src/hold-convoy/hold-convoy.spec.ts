import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { HoldConvoyCommand } from './hold-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = '2026-03-03T06:00:00+05:00';

describe('to hold a convoy', () => {
  it('records that it waits, why and where', async () => {
    const { convoyId } = await desk.dispatched();
    const hold = { reason: 'Torkham is shut', place: 'PKPEW', occurredAt: AT };
    await desk.execute(new HoldConvoyCommand(convoyId, hold, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      {
        type: 'ConvoyHeld',
        data: {
          occurredAt: '2026-03-03T01:00:00.000Z',
          offset: '+05:00',
          reason: 'Torkham is shut',
          place: 'peshawar',
        },
      },
    ]);
  });

  it('is refused where the convoy waits already', async () => {
    const { convoyId } = await desk.dispatched();
    const hold = new HoldConvoyCommand(convoyId, { reason: 'Torkham is shut', occurredAt: AT }, TERMS);
    await desk.execute(hold);
    expect(await desk.refusalOf(hold)).toEqual([409, 'convoy-held']);
  });

  it('is refused at a place that does not exist', async () => {
    const { convoyId } = await desk.dispatched();
    const hold = new HoldConvoyCommand(convoyId, { reason: 'shut', place: 'nowhere', occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(hold)).toEqual([422, 'unknown-place']);
  });
});

describe('POST /v1/convoys/:convoyId/hold', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, body } = await desk.post(`/convoys/${convoyId}/hold`, { reason: 'shut' });
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('needs a reason', async () => {
    expect(await desk.refused('/convoys/any/hold', { place: 'peshawar' })).toEqual([
      422,
      'invalid-body',
      '#/reason',
    ]);
  });
});
