import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, LOCAL } from '#kafila/platform';
import { noble, verifySignedText } from '#kafila/proof';
import { readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { digestOf } from '../streams/digest.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { keysOf, type SentReport, SigningUnit } from '../testing/signing-unit.js';
import { sampleReport } from '../testing/sample-report.js';
import { TestDesk } from '../testing/test-desk.js';

const gate = new SigningUnit('gate-2');
const tracker = new SigningUnit('tracker-7', 'ES256');
const scoped = new SigningUnit('gate-3', 'Ed25519', [{ places: ['chaman'] }]);
const stranger = new SigningUnit('gate-2');

/** Who calls, as the next requests say. */
let caller: Caller = LOCAL;
let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open(keysOf(gate, tracker, scoped), { admit: () => caller });
});
afterAll(() => desk.close());

const NDJSON = { 'content-type': 'application/x-ndjson' };

/** What is answered to a report alone, in an array and as a line: the outcome, or the code of the refusal and its reason. */
async function answersTo(report: object): Promise<readonly unknown[]> {
  const one = await desk.post('/reports', report);
  const many = await desk.post('/reports', [report]);
  const lines = await desk.post('/reports', `${JSON.stringify(report)}\n`, NDJSON);
  const [inArray, inLines] = [many, lines].map(({ body }) => {
    const [outcome] = body['outcomes'] as readonly Readonly<Record<string, unknown>>[];
    return (outcome?.['problem'] ?? outcome) as Readonly<Record<string, unknown>>;
  });
  return [one.body, inArray, inLines].map((body) => body?.['outcome'] ?? told(body));
}

function told(body: Readonly<Record<string, unknown>> | undefined): string {
  const { status, code, reason, errors } = (body ?? {}) as {
    readonly status?: number;
    readonly code?: string;
    readonly reason?: string;
    readonly errors?: readonly { readonly code: string; readonly pointer: string }[];
  };
  const why = reason ?? (code === 'invalid-report' ? errors?.[0]?.code : undefined);
  return [status, code, why].filter((each) => each !== undefined).join(' ');
}

const thrice = (text: string): readonly string[] => [text, text, text];
const TAKEN = ['recorded', 'duplicate', 'duplicate'];

async function lastOf(convoyId: string): Promise<RecordedEvent> {
  const last = (await readWholeStream(desk.store, `convoy-${convoyId}`)).at(-1);
  if (!last) throw new Error('Nothing was recorded.');
  return last;
}

/** The same with one bit of a text of base64url, or hex, changed. */
function otherAt(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

describe('a signed report', () => {
  it.each([[gate], [tracker]])('is recorded with what was signed, and verified by it alone', async (unit) => {
    const { convoyId } = await desk.dispatched();
    const sent = await unit.signed(convoyId, { note: 'قافلہ "2"' });
    expect(await answersTo(sent)).toEqual(TAKEN);
    const { metadata, data } = await lastOf(convoyId);
    const { signature, signedText, reportId } = metadata as Record<string, string>;
    expect([signature, reportId]).toEqual([sent.signature, sent.reportId]);
    expect(Object.keys(data)).not.toContain('signature');
    const text = `kafila-report-1\n${unit.held.key.alg}\n${unit.kid}\n${String(signedText)}`;
    expect(verifySignedText(text, sent.signature, unit.held.key, noble).outcome).toBe('valid');
    expect(JSON.parse(String(signedText))).toMatchObject({ reportId, note: 'قافلہ "2"' });
  });

  it('is the same one by another valid signature and another clock: the first stays', async () => {
    const { convoyId } = await desk.dispatched();
    const seen = tracker.seen(convoyId);
    const [first, second] = [await tracker.sign(seen), await tracker.sign(seen)];
    expect(second.signature.value).not.toBe(first.signature.value);
    const receipt = (await desk.post('/reports', first)).body;
    const unit = { ...(second['unit'] as object), clockAt: '2026-03-02T18:00:09+05:00' };
    expect((await desk.post('/reports', { ...second, unit })).body).toEqual({
      ...receipt,
      outcome: 'duplicate',
    });
    expect((await lastOf(convoyId)).metadata['signature']).toEqual(first.signature);
  });

  it('is refused where its id is known with other content', async () => {
    const { convoyId } = await desk.dispatched();
    const seen = gate.seen(convoyId);
    expect((await desk.post('/reports', await gate.sign(seen))).status).toBe(201);
    expect(await answersTo(await gate.sign({ ...seen, place: 'karachi-port' }))).toEqual(
      thrice('409 report-id-reused'),
    );
  });

  it('is refused with any bit of its text, its signature or its kid changed', async () => {
    const { convoyId } = await desk.dispatched();
    const sent = await gate.signed(convoyId);
    const { signature } = sent;
    const signedBy = (more: object): object => ({ ...sent, signature: { ...signature, ...more } });
    expect(await answersTo({ ...sent, place: 'peshawaR' })).toEqual(
      thrice('422 signature-invalid signature-differs'),
    );
    expect(await answersTo({ ...sent, note: '' })).toEqual(thrice('422 signature-invalid signature-differs'));
    for (const at of [0, 20, 43, 84]) {
      const [answer] = await answersTo(signedBy({ value: otherAt(signature.value, at) }));
      expect(answer).toBe('422 signature-invalid signature-differs');
    }
    expect(await answersTo(signedBy({ kid: otherAt(signature.kid, 7) }))).toEqual(
      thrice('404 unknown-signing-key'),
    );
    expect(await answersTo(signedBy({ kid: scoped.kid }))).toEqual(thrice('422 signed-for-another-unit'));
    expect((await lastOf(convoyId)).type).toBe('ConvoyDispatched');
  });

  it.each([
    [null, 'signature-malformed'],
    ['signature', 'signature-malformed'],
    [[], 'signature-malformed'],
    [{ alg: 'none' }, 'unknown-alg'],
    [{ alg: 'HS256' }, 'unknown-alg'],
    [{ alg: 'ES256' }, 'unknown-alg'],
    [{ alg: 7 }, 'signature-malformed'],
    [{ value: '' }, 'signature-malformed'],
    [{ value: 'A'.repeat(87) }, 'signature-malformed'],
    [{ value: `${'A'.repeat(85)}B` }, 'signature-malformed'],
    [{ kid: 'short' }, 'signature-malformed'],
    [{ more: 1 }, 'signature-malformed'],
  ])('is refused by name with the signature %j', async (more, reason) => {
    const sent = await gate.signed('never-planned');
    const signature = isObject(more) ? Object.assign({ ...sent.signature }, more) : more;
    expect(await answersTo({ ...sent, signature })).toEqual(thrice(`422 signature-invalid ${reason}`));
  });

  it('is refused by name where no two readers would get the same text of it', async () => {
    const sent = await gate.signed('never-planned');
    const position = { lat: 34, lon: 71, accuracyM: 2 ** 60 };
    expect(await answersTo({ ...sent, position })).toEqual(thrice('422 signature-invalid number-too-large'));
    expect(await answersTo({ ...sent, note: '\ud83d' })).toEqual(
      thrice('422 signature-invalid half-character'),
    );
    const twice = JSON.stringify(sent).replace('{', '{"place":"kabul",');
    expect(await desk.refused('/reports', twice, { 'content-type': 'application/json' })).toEqual([
      400,
      'repeated-key',
      '#/place',
    ]);
  });

  it('is refused where its id is not the derived one, which is told', async () => {
    const { convoyId } = await desk.dispatched();
    const seen = gate.seen(convoyId);
    const unit = seen['unit'] as { readonly unitId: string; readonly sequence: number };
    for (const other of [
      { reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b' },
      { reportId: String(seen['reportId']).toUpperCase() },
      { occurredAt: '2026-03-02T18:00:00.001+05:00' },
      { unit: { ...unit, sequence: unit.sequence + 1000 } },
      { unit: { unitId: unit.unitId } },
    ]) {
      const sent = await gate.sign({ ...seen, ...other });
      expect(await answersTo(sent)).toEqual(thrice('422 report-id-not-derived'));
    }
    const { body } = await desk.post('/reports', await gate.sign({ ...seen, reportId: convoyUuid(7) }));
    expect(body['derived']).toBe(seen['reportId']);
  });

  it('of a unit that is not known, or not planned, is tried again later', async () => {
    const { convoyId } = await desk.dispatched();
    expect(await answersTo(await stranger.signed(convoyId))).toEqual(thrice('404 unknown-signing-key'));
    expect(await answersTo(await gate.signed('not-yet'))).toEqual(thrice('404 unknown-convoy'));
  });

  it('outside the scope of its unit is recorded, and says so; the scope of who carries it does not count', async () => {
    const { convoyId } = await desk.dispatched();
    expect(await answersTo(await scoped.signed(convoyId))).toEqual(TAKEN);
    expect((await lastOf(convoyId)).metadata['outOfScope']).toBe(true);
    caller = { ...LOCAL, scope: [{ convoys: ['other'] }] };
    expect(await answersTo(await gate.signed(convoyId))).toEqual(TAKEN);
    expect((await lastOf(convoyId)).metadata).not.toHaveProperty('outOfScope');
    caller = LOCAL;
  });
});

describe('an unsigned report', () => {
  it('has no id of those that are signed, unless it was recorded before there were any', async () => {
    const { convoyId } = await desk.dispatched();
    const report = sampleReport(convoyId, { reportId: convoyUuid(8) });
    expect(await answersTo(report)).toEqual(thrice('422 report-id-of-signed'));
    const known = sampleReport(convoyId, { reportId: convoyUuid(8).replace('b', 'c') });
    await recordAsBefore(known);
    expect(await answersTo(known)).toEqual(thrice('duplicate'));
    expect(await answersTo({ ...known, place: 'karachi-port' })).toEqual(thrice('422 report-id-of-signed'));
  });

  it('does not take the id of a signed one, nor its receipt by leaving the signature out', async () => {
    const { convoyId } = await desk.dispatched();
    const { signature: _, ...bare } = await gate.signed(convoyId);
    expect(await answersTo(bare)).toEqual(thrice('422 report-id-of-signed'));
    expect(await answersTo(await gate.sign(bare))).toEqual(TAKEN);
    expect(await answersTo(bare)).toEqual(thrice('422 report-id-of-signed'));
  });

  it('discloses nothing', async () => {
    const { convoyId } = await desk.dispatched();
    const disclosures = [{ pointer: '/place', salt: 'A'.repeat(22), value: 'peshawar' }];
    expect(await answersTo(sampleReport(convoyId, { disclosures }))).toEqual(
      thrice('422 invalid-report not-signed'),
    );
  });

  it('is of the unit that calls; signed ones of others it may carry', async () => {
    const { convoyId } = await desk.dispatched();
    caller = { ...LOCAL, id: 'unit-tracker-7', via: 'key', role: 'unit', unitId: 'tracker-7' };
    const carried = await gate.signed(convoyId);
    expect(await answersTo(sampleReport(convoyId, { unit: { unitId: 'gate-2' } }))).toEqual(
      thrice('403 not-your-unit'),
    );
    expect(await answersTo(carried)).toEqual(TAKEN);
    expect((await lastOf(convoyId)).metadata).toMatchObject({
      by: 'unit-tracker-7',
      via: 'key',
      role: 'unit',
    });
    caller = LOCAL;
  });

  it('is refused to who relays, who hands over signed ones', async () => {
    const { convoyId } = await desk.dispatched();
    caller = {
      ...LOCAL,
      id: 'access-bus-4',
      via: 'key',
      role: 'relay',
      rights: new Set(['reports.hand-over']),
    };
    expect(await answersTo(sampleReport(convoyId))).toEqual(thrice('403 signature-needed'));
    expect(await answersTo(await tracker.signed(convoyId))).toEqual(TAKEN);
    caller = LOCAL;
  });
});

describe('a bad signature', () => {
  it('costs a verification only where all else is right, and a thousand of them end the body', async () => {
    const { convoyId } = await desk.dispatched();
    const sent = await gate.signed(convoyId);
    const wrong = { ...sent, note: 'altered' };
    const lines = [sent, ...new Array<SentReport>(1_100).fill(wrong), sent].map((one) => JSON.stringify(one));
    const { body } = await desk.post('/reports', lines.join('\n'), NDJSON);
    const outcomes = body['outcomes'] as readonly Readonly<Record<string, unknown>>[];
    expect(outcomes.length).toBe(1_002);
    expect([outcomes[0], outcomes[1_000], outcomes[1_001]]).toMatchObject([
      { outcome: 'recorded' },
      { outcome: 'refused', code: 'signature-invalid' },
      { outcome: 'stopped', index: 1_001 },
    ]);
    expect(JSON.stringify(body).length).toBeLessThan(lines.join('\n').length);
  });
});

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

let ids = 0;
function convoyUuid(version: number): string {
  return `01926f3a-7c1e-${version}d2a-9b7e-${String(++ids).padStart(12, '0')}`;
}

/** Records a report as the intake did before there were signed ones. */
async function recordAsBefore(report: Readonly<Record<string, unknown>>): Promise<void> {
  const digest = digestOf(report);
  const event = {
    id: String(report['reportId']),
    type: String(report['type']),
    data: { occurredAt: '2026-03-02T13:00:00.000Z', offset: '+05:00', vehicleIds: [] },
    metadata: { digest },
  };
  const stream = `convoy-${String(report['convoyId'])}`;
  await desk.app
    .get(StreamWriters)
    .of(stream)
    .record([{ event, digest, begins: false, bytes: 0 }]);
}
