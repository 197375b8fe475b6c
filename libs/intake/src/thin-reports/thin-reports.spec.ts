import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWholeStream } from '#kafila/event-store';
import { type Caller, LOCAL } from '#kafila/platform';
import { sampleReport } from '../testing/sample-report.js';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';
import { type Answer, TestDesk } from '../testing/test-desk.js';
import { thinLine } from '../testing/thin-line.js';

const [gate, tracker] = [new SigningUnit('gate-2'), new SigningUnit('tracker-7', 'ES256')];
const RELAY: Caller = {
  ...LOCAL,
  ...{ id: 'access-sms-gateway', via: 'key', role: 'relay', rights: new Set(['reports.hand-over']) },
};
const UNIT: Caller = {
  ...LOCAL,
  ...{ id: 'unit-lead', via: 'key', role: 'unit', unitId: 'lead' },
  rights: new Set(['reports.hand-over', 'reports.post']),
};

let desk: TestDesk;
let caller: Caller = LOCAL;
let convoyId: string;
beforeAll(async () => {
  desk = await TestDesk.open(keysOf(gate, tracker), { admit: () => caller });
  ({ convoyId } = await desk.dispatched());
});
afterAll(() => desk.close());

type Outcome = Readonly<Record<string, unknown>>;

const post = (text: string, type = 'text/plain'): Promise<Answer> =>
  desk.post('/reports/thin', text, { 'content-type': type });

async function send(lines: readonly string[], as: Caller = LOCAL): Promise<readonly Outcome[]> {
  caller = as;
  const { status, body } = await post(lines.join('\n'));
  caller = LOCAL;
  expect(status).toBe(200);
  return body['outcomes'] as readonly Outcome[];
}

/** `recorded` and `duplicate`, or the code of the problem and the number of the line. */
const told = (outcomes: readonly Outcome[]): readonly unknown[] =>
  outcomes.map(({ outcome, problem }) => {
    const { code, line } = (problem ?? {}) as { readonly code?: string; readonly line?: number };
    return code === undefined ? outcome : line === undefined ? code : `${code} in ${line}`;
  });

describe('POST /v1/reports/thin', () => {
  it('records what the JSON twin would, and answers the twin with the same receipt', async () => {
    const report = sampleReport(convoyId, { place: 'peshawar' });
    const [outcome] = await send([thinLine(report)]);
    const { body, status } = await desk.post('/reports', report);
    expect([status, outcome?.['outcome']]).toEqual([200, 'recorded']);
    expect({ ...outcome, outcome: 'duplicate', index: undefined }).toEqual({ ...body, index: undefined });
  });

  it('answers what was sent as JSON before with its receipt, signed or not', async () => {
    const all = [
      sampleReport(convoyId, { note: 'told by phone' }),
      await gate.signed(convoyId, { vehicleIds: ['PK-A1'] }),
      await tracker.signed(convoyId),
      await gate.signedWhenSaved(convoyId, { monotonicMs: 4_000 }),
    ];
    const { body } = await desk.post('/reports', all);
    const before = (body['outcomes'] as readonly Outcome[]).map(({ position, reportId }) => [
      position,
      reportId,
    ]);
    const outcomes = await send(all.map((report) => thinLine(report)));
    expect(told(outcomes)).toEqual(all.map(() => 'duplicate'));
    expect(outcomes.map(({ position, reportId }) => [position, reportId])).toEqual(before);
  });

  it('keeps what was signed with its signature, so that it is verified later', async () => {
    const sent = await tracker.signed(convoyId, { vehicleIds: ['PK-A1'] });
    expect(told(await send([thinLine(sent)]))).toEqual(['recorded']);
    const events = await readWholeStream(desk.store, `convoy-${convoyId}`);
    const event = events.find(({ metadata }) => metadata['reportId'] === sent.reportId);
    expect(event?.metadata).toMatchObject({ signature: sent.signature, unit: sent['unit'] });
  });

  it('refuses each line that is no report by itself, with its number and what to do', async () => {
    const line = thinLine(sampleReport(convoyId));
    const garbled = line.replace('*C', '*c');
    const outcomes = await send([garbled, line, `${line}\u00a0€`, line.repeat(3), '', 'U1002', line]);
    expect(told(outcomes)).toEqual([
      'thin-wrong-check in 1',
      'recorded',
      'thin-wrong-character in 3',
      'thin-too-long in 4',
      'thin-wrong-check in 6',
      'duplicate',
    ]);
    expect(outcomes[0]).toMatchObject({
      problem: {
        status: 422,
        detail: expect.stringMatching(/^Line 1: The check characters .*Have it sent again/),
      },
    });
  });

  it('takes lines that a messenger broke at its margin and put blanks into, and ends like those of Windows', async () => {
    const [one, other] = [sampleReport(convoyId), sampleReport(convoyId)].map((report) => thinLine(report));
    const lines = `${one?.slice(0, 70) ?? ''} ${one?.slice(70) ?? ''}\r\n\t${other ?? ''} \r\n`;
    const { body } = await post(lines);
    expect(told(body['outcomes'] as readonly Outcome[])).toEqual(['recorded', 'recorded']);
  });

  it('judges a line as it judges JSON: an unknown convoy, an id used again, what cannot be', async () => {
    const report = sampleReport(convoyId, { place: 'peshawar' });
    const outcomes = await send(
      [
        report,
        { ...report, place: 'nushki' },
        sampleReport('nobody-planned'),
        sampleReport(convoyId, { place: 'atlantis' }),
      ].map((one) => thinLine(one)),
    );
    expect(told(outcomes)).toEqual(['recorded', 'report-id-reused', 'unknown-convoy', 'invalid-report']);
  });

  it('answers in short where that is asked for', async () => {
    const report = sampleReport(convoyId);
    const headers = { 'content-type': 'text/plain', accept: 'application/json; profile=short' };
    const { body } = await desk.post('/reports/thin', `${thinLine(report)}\nU1`, headers);
    const { reportId } = report;
    expect(body['outcomes']).toEqual([
      { outcome: 'recorded', reportId, position: expect.any(String) },
      { outcome: 'refused', line: 2, status: 422, code: 'thin-wrong-check' },
    ]);
  });

  it('needs a body of text', async () => {
    for (const [body, type] of [
      ['{}', 'application/json'],
      ['{}', 'application/x-ndjson'],
      ['a', 'text/csv'],
    ] as const) {
      const answer = await post(body, type);
      expect([answer.status, answer.body['code'], answer.headers['accept']]).toEqual([
        415,
        'unsupported-media-type',
        'text/plain',
      ]);
    }
    expect((await desk.post('/reports', 'a', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('')).body).toEqual({ outcomes: [] });
  });
});

describe('a gateway of short messages', () => {
  it('hands over with the key of a relay what units signed, and nothing else', async () => {
    const lines = [await gate.signed(convoyId), await tracker.signed(convoyId), sampleReport(convoyId)];
    const nameless = thinLine(sampleReport(convoyId), { sentBy: 'lead' });
    const outcomes = await send([...lines.map((report) => thinLine(report)), nameless], RELAY);
    expect(told(outcomes)).toEqual(['recorded', 'recorded', 'signature-needed', 'signature-needed in 4']);
  });

  it('need not name its unit by the key of a unit, and may name no other', async () => {
    const report = sampleReport(convoyId);
    const named = sampleReport(convoyId, { unit: { unitId: 'gate-2' } });
    const lines = [thinLine(report, { sentBy: 'lead' }), thinLine(report), thinLine(named)];
    expect(told(await send(lines, UNIT))).toEqual(['recorded', 'duplicate', 'not-your-unit']);
    expect(told(await send(lines.slice(0, 1)))).toEqual(['thin-without-unit in 1']);
  });

  it('is told to try again where no key is known that begins so, and of a signature that is not right', async () => {
    const stranger = new SigningUnit('gate-2');
    const sent = await gate.signed(convoyId);
    const { signature } = await gate.signed(convoyId);
    const lines = [await stranger.signed(convoyId), { ...sent, signature }].map((one) => thinLine(one));
    expect(told(await send(lines, RELAY))).toEqual(['unknown-signing-key in 1', 'signature-invalid']);
  });
});

it('of two keys that begin alike, a line is of the one that signed it', async () => {
  const both = keysOf(gate, tracker);
  const alike = { ...both, beginning: () => [gate.held, tracker.held] };
  const other = await TestDesk.open(alike);
  const convoy = await other.dispatched();
  const lines = [await tracker.signed(convoy.convoyId), await gate.signed(convoy.convoyId)];
  const { body } = await other.post('/reports/thin', lines.map((one) => thinLine(one)).join('\n'), {
    'content-type': 'text/plain',
  });
  const outcomes = body['outcomes'] as readonly Outcome[];
  expect(outcomes.map(({ outcome, reportId }) => [outcome, reportId])).toEqual(
    lines.map(({ reportId }) => ['recorded', reportId]),
  );
  await other.close();
});
