import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HoldConvoyCommand } from '../hold-convoy/hold-convoy.command.js';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { ReleaseConvoyCommand } from './release-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const HOLD = { reason: 'Torkham is shut', occurredAt: '2026-03-03T06:00:00+05:00' };

async function held(): Promise<string> {
  const { convoyId } = await desk.dispatched();
  await desk.execute(new HoldConvoyCommand(convoyId, HOLD, TERMS));
  return convoyId;
}

describe('to release a convoy', () => {
  it('records that it goes on', async () => {
    const convoyId = await held();
    const release = { note: 'open again', occurredAt: '2026-03-03T09:00:00+05:00' };
    await desk.execute(new ReleaseConvoyCommand(convoyId, release, TERMS));
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toEqual([
      {
        type: 'ConvoyReleased',
        data: { occurredAt: '2026-03-03T04:00:00.000Z', offset: '+05:00', note: 'open again' },
      },
    ]);
  });

  it('is refused where the convoy does not wait', async () => {
    const { convoyId } = await desk.dispatched();
    expect(await desk.refusalOf(new ReleaseConvoyCommand(convoyId, {}, TERMS))).toEqual([409, 'not-held']);
  });
});

describe('POST /v1/convoys/:convoyId/release', () => {
  it('needs no body', async () => {
    const convoyId = await held();
    const { status, body } = await desk.post(`/convoys/${convoyId}/release`);
    expect([status, body['convoyId'], body['revision']]).toEqual([200, convoyId, 5]);
  });

  it('does not know a convoy that was not planned', async () => {
    expect(await desk.refused('/convoys/nobody/release', {})).toEqual([404, 'unknown-convoy']);
  });
});
