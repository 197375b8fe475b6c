import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { DispatchConvoyCommand } from './dispatch-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = { occurredAt: '2026-03-02T06:00:00+05:00' };

describe('to dispatch a convoy', () => {
  it('records that it sets out', async () => {
    const { convoyId } = await desk.planned();
    await desk.execute(new DispatchConvoyCommand(convoyId, AT, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      { type: 'ConvoyDispatched', data: { occurredAt: '2026-03-02T01:00:00.000Z', offset: '+05:00' } },
    ]);
  });

  it('is refused a second time', async () => {
    const { convoyId } = await desk.dispatched();
    const again = new DispatchConvoyCommand(convoyId, AT, TERMS);
    expect(await desk.refusalOf(again)).toEqual([409, 'already-dispatched']);
  });

  it('is refused where there is nothing to send', async () => {
    const { convoyId } = await desk.planned(0);
    expect(await desk.refusalOf(new DispatchConvoyCommand(convoyId, AT, TERMS))).toEqual([
      409,
      'no-vehicles',
    ]);
  });

  it('is refused before the decision that was taken last', async () => {
    const { convoyId } = await desk.planned();
    const early = new DispatchConvoyCommand(convoyId, { occurredAt: '2026-02-01T06:00:00+05:00' }, TERMS);
    expect(await desk.refusalOf(early)).toEqual([409, 'decision-out-of-order']);
  });
});

describe('POST /v1/convoys/:convoyId/dispatch', () => {
  it('needs no body', async () => {
    const { convoyId } = await desk.planned();
    const { status, body } = await desk.post(`/convoys/${convoyId}/dispatch`);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 3]);
  });

  it('refuses what it does not know', async () => {
    expect(await desk.refused('/convoys/any/dispatch', { when: 'now' })).toEqual([
      422,
      'invalid-body',
      '#/when',
    ]);
  });
});
