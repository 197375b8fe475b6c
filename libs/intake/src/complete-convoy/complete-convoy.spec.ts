import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleReport } from '../testing/sample-report.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { CompleteConvoyCommand } from './complete-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const AT = '2026-03-09T20:00:00+05:00';

describe('to complete a convoy', () => {
  it('records why, where not all was reported delivered', async () => {
    const { convoyId } = await desk.dispatched();
    const complete = { outstandingReason: 'told by phone', occurredAt: AT };
    await desk.execute(new CompleteConvoyCommand(convoyId, complete, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      {
        type: 'ConvoyCompleted',
        data: {
          occurredAt: '2026-03-09T15:00:00.000Z',
          offset: '+05:00',
          outstandingReason: 'told by phone',
        },
      },
    ]);
  });

  it('needs such a reason', async () => {
    const { convoyId } = await desk.dispatched();
    const complete = new CompleteConvoyCommand(convoyId, { occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(complete)).toEqual([409, 'vehicles-outstanding']);
  });

  it('is refused where it never set out', async () => {
    const { convoyId } = await desk.planned();
    const complete = new CompleteConvoyCommand(convoyId, { occurredAt: AT }, TERMS);
    expect(await desk.refusalOf(complete)).toEqual([409, 'not-dispatched']);
  });
});

describe('POST /v1/convoys/:convoyId/complete', () => {
  it('needs no body where all is delivered', async () => {
    const { convoyId } = await desk.dispatched(1);
    const delivered = sampleReport(convoyId, {
      type: 'CargoDelivered',
      occurredAt: '2026-03-09T18:00:00+05:00',
      place: 'tashkent',
    });
    expect((await desk.post('/reports', delivered)).status).toBe(201);
    const { status, body } = await desk.post(`/convoys/${convoyId}/complete`);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('refuses a reason that says nothing', async () => {
    expect(await desk.refused('/convoys/any/complete', { outstandingReason: '' })).toEqual([
      422,
      'invalid-body',
      '#/outstandingReason',
    ]);
  });
});
