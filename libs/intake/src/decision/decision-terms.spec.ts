import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from '../testing/test-desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const HOLD = { reason: 'Torkham is shut', occurredAt: '2026-03-03T06:00:00+05:00' };

describe('a decision under an idempotency key', () => {
  it('is taken once, and gets its first answer again', async () => {
    const { convoyId } = await desk.planned();
    const vehicle = { plate: `K-${convoyId}`, country: 'PK', occurredAt: '2026-03-01T08:00:00+05:00' };
    const path = `/convoys/${convoyId}/vehicles`;
    const key = { 'idempotency-key': `add to ${convoyId}`.replaceAll(' ', '-') };
    const first = await desk.post(path, vehicle, key);
    const again = await desk.post(path, vehicle, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect([again.body, again.headers['etag']]).toEqual([first.body, first.headers['etag']]);
  });

  it('is refused where the key stands for another decision', async () => {
    const { convoyId } = await desk.dispatched();
    const key = { 'idempotency-key': `hold-${convoyId}` };
    await desk.post(`/convoys/${convoyId}/hold`, HOLD, key);
    const other = await desk.post(`/convoys/${convoyId}/hold`, { ...HOLD, reason: 'snow' }, key);
    expect([other.status, other.body]).toEqual([
      409,
      expect.objectContaining({ code: 'idempotency-key-reused', idempotencyKey: `hold-${convoyId}` }),
    ]);
  });

  it('is refused where the same body is sent to another address', async () => {
    const { convoyId } = await desk.dispatched();
    const key = { 'idempotency-key': `same-${convoyId}` };
    await desk.post(`/convoys/${convoyId}/recall`, HOLD, key);
    expect(await desk.refused(`/convoys/${convoyId}/hold`, HOLD, key)).toEqual([
      409,
      'idempotency-key-reused',
    ]);
  });
});

describe('a decision for one revision', () => {
  it('is taken where the convoy is at it, and tells the next', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, headers } = await desk.post(`/convoys/${convoyId}/hold`, HOLD, { 'if-match': '"3"' });
    expect([status, headers['etag']]).toEqual([200, '"4"']);
  });

  it('is refused where the convoy has moved on', async () => {
    const { convoyId } = await desk.dispatched();
    const { status, body } = await desk.post(`/convoys/${convoyId}/hold`, HOLD, { 'if-match': '"2"' });
    expect([status, body]).toEqual([
      412,
      expect.objectContaining({ code: 'revision-moved', expectedRevision: 2, actualRevision: 3 }),
    ]);
  });
});

describe('a header that cannot be read', () => {
  it.each([
    ['idempotency-key', 'two words'],
    ['idempotency-key', 'x'.repeat(201)],
    ['if-match', '3'],
    ['if-match', 'W/"3"'],
  ])('%s: %s is refused before the body is looked at', async (header, value) => {
    const { status, body } = await desk.post('/convoys/any/hold', {}, { [header]: value });
    expect([status, body['code'], String(body['header']).toLowerCase()]).toEqual([
      400,
      'malformed-header',
      header,
    ]);
  });
});

describe('a decision without a time', () => {
  it('is taken now, and never before the last one', async () => {
    const { convoyId } = await desk.planned();
    const late = { occurredAt: '2100-01-01T00:00:00Z' };
    await desk.post(`/convoys/${convoyId}/dispatch`, late);
    expect((await desk.post(`/convoys/${convoyId}/hold`, { reason: 'shut' })).status).toBe(200);
    expect(await desk.lastEventsOf(`convoy-${convoyId}`)).toMatchObject([
      { type: 'ConvoyHeld', data: { occurredAt: '2100-01-01T00:00:00.000Z' } },
    ]);
  });
});

describe('a text with half of a character', () => {
  it('is named where it stands', async () => {
    const { convoyId } = await desk.dispatched();
    const body = '{"reason":"half \\ud800"}';
    const headers = { 'content-type': 'application/json' };
    expect(await desk.refused(`/convoys/${convoyId}/hold`, body, headers)).toEqual([
      422,
      'invalid-body',
      '#/reason',
    ]);
  });
});
