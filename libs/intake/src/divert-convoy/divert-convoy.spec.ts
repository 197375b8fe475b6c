import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { DivertConvoyCommand } from './divert-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const DIVERT = {
  corridorId: 'khi-tas-chaman',
  reason: 'Torkham is shut',
  plannedArrival: '2026-03-14T18:00:00+05:00',
  occurredAt: '2026-03-03T12:00:00+05:00',
};

describe('to divert a convoy', () => {
  it('records the other way and when it is to be there, in UTC', async () => {
    const { convoyId } = await desk.dispatched();
    await desk.execute(new DivertConvoyCommand(convoyId, DIVERT, TERMS));
    const [diverted] = await desk.lastEventsOf(`convoy-${convoyId}`);
    expect(diverted).toMatchObject({
      type: 'ConvoyDiverted',
      data: {
        reason: 'Torkham is shut',
        corridorId: 'khi-tas-chaman',
        plannedArrival: '2026-03-14T13:00:00.000Z',
      },
    });
  });

  it.each([
    ['goes the same way', { corridorId: 'khi-tas-torkham' }, [409, 'same-route']],
    ['begins elsewhere', { route: ['bokhtar', 'dushanbe'] }, [409, 'route-does-not-lead-on']],
    ['does not exist', { corridorId: 'nowhere' }, [422, 'unknown-corridor']],
    ['is not told', {}, [422, 'no-route']],
  ])('is refused where the other way %s', async (_, way, refusal) => {
    const { convoyId } = await desk.dispatched();
    const { reason, occurredAt } = DIVERT;
    const divert = new DivertConvoyCommand(convoyId, { ...way, reason, occurredAt }, TERMS);
    expect(await desk.refusalOf(divert)).toEqual(refusal);
  });

  it('is refused with a second that no day has', async () => {
    const { convoyId } = await desk.dispatched();
    const divert = { ...DIVERT, plannedArrival: '2026-03-14T18:00:60+05:00' };
    expect(await desk.refusalOf(new DivertConvoyCommand(convoyId, divert, TERMS))).toEqual([
      422,
      'invalid-body',
    ]);
  });
});

describe('POST /v1/convoys/:convoyId/divert', () => {
  it('answers 200 with the convoy and its revision', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, body } = await desk.post(`/convoys/${convoyId}/divert`, DIVERT);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 4]);
  });

  it('names a place of the route that is none', async () => {
    const { convoyId } = await desk.dispatched();
    const body = { route: ['peshawar', 'nowhere'], reason: 'shut' };
    expect(await desk.refused(`/convoys/${convoyId}/divert`, body)).toEqual([
      422,
      'unknown-place',
      '#/route/1',
    ]);
  });
});
