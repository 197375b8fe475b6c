import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { readWholeStream } from '#kafila/event-store';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';
import { sampleReport } from '../testing/sample-report.js';
import { TestDesk } from '../testing/test-desk.js';

const [gate, tracker] = [new SigningUnit('gate-2'), new SigningUnit('tracker-7', 'ES256')];
let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open(keysOf(gate, tracker));
});
afterAll(() => desk.close());

type Sent = Readonly<Record<string, unknown>>;
type Outcome = Readonly<Record<string, unknown>>;

/** Reports that are right, and such as are refused, each with what becomes of it. */
async function reportsOn(convoyId: string): Promise<readonly { sent: Sent; expected: string }[]> {
  const [one, other, named] = await Promise.all([
    gate.signedWhenSaved(convoyId),
    tracker.signed(convoyId, { note: '€' }),
    gate.signed(convoyId, { type: 'CargoDelivered', receivedBy: 'Gul Khan' }),
  ]);
  const [seen, { signature }] = [gate.seen(convoyId), one];
  const taken = [one, other, named, sampleReport(convoyId), sampleReport(convoyId)];
  return [
    ...taken.map((sent) => ({ sent, expected: 'taken' })),
    { sent: { ...one, note: 'altered' }, expected: 'signature-invalid' },
    { sent: { ...(await gate.sign(seen)), signature }, expected: 'signature-invalid' },
    { sent: { ...other, signature: { ...other.signature, kid: gate.kid } }, expected: 'signature-invalid' },
    { sent: await new SigningUnit('gate-2').signed(convoyId), expected: 'unknown-signing-key' },
    { sent: await gate.signed(convoyId, { type: 'Nothing' }), expected: 'unknown-report-type' },
  ];
}

/** How a portion is sent. */
type Transport = 'alone' | 'array' | 'lines';
const transports = fc.constantFrom<Transport>('alone', 'array', 'lines');

let sendings = 0;
/** With the clocks of the unit as it sends it this time. */
function now(one: Sent): Sent {
  const unit = one['unit'] as object | undefined;
  const clock = { wall: '2026-03-06T08:00:00+05:00', monotonicMs: ++sendings, pageId: 'p1' };
  return unit ? { ...one, unit: { ...unit, clock } } : one;
}

async function send(reports: readonly Sent[], transport: Transport): Promise<readonly Outcome[]> {
  const portion = reports.map(now);
  if (transport === 'alone') {
    return Promise.all(portion.map(async (one) => (await desk.post('/reports', one)).body));
  }
  const { body } =
    transport === 'array'
      ? await desk.post('/reports', portion)
      : await desk.post('/reports', portion.map((one) => JSON.stringify(one)).join('\n'), {
          'content-type': 'application/x-ndjson',
        });
  return (body['outcomes'] as readonly Outcome[]).map(
    (outcome) => (outcome['problem'] ?? outcome) as Outcome,
  );
}

describe('signed and unsigned reports', () => {
  it('get the same receipts and refusals by any transport, in any order, batching and resending', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { minLength: 10, maxLength: 30 }),
        fc.infiniteStream(fc.record({ size: fc.integer({ min: 1, max: 9 }), transport: transports })),
        async (order, portions) => {
          const { convoyId } = await desk.dispatched();
          const reports = await reportsOn(convoyId);
          const receipts = new Map<number, Set<string>>();
          // Everything once at least, in this order.
          const queue = [...order, ...reports.keys()];
          while (queue.length > 0) {
            const { size, transport } = portions.next().value as { size: number; transport: Transport };
            const next = queue.splice(0, size);
            const outcomes = await send(
              next.map((at) => reports[at]?.sent ?? {}),
              transport,
            );
            for (const [i, at] of next.entries()) note(receipts, at, outcomes[i] ?? {});
          }
          const events = await readWholeStream(desk.store, `convoy-${convoyId}`);
          for (const [at, { sent, expected }] of reports.entries()) {
            const [told, ...more] = receipts.get(at) ?? [];
            expect(more).toEqual([]);
            const recorded = events.filter(({ metadata }) => metadata['reportId'] === sent['reportId']);
            if (expected !== 'taken') expect(told).toBe(expected);
            else {
              expect(recorded).toHaveLength(1);
              expect(JSON.parse(told ?? '')).toMatchObject({ revision: recorded[0]?.revision });
              expect(recorded[0]?.metadata['signature']).toEqual(sent['signature']);
            }
          }
          expect(events.filter(({ metadata }) => 'reportId' in metadata)).toHaveLength(5);
        },
      ),
      { numRuns: timesTried(5, 60) },
    );
  });
});

function note(receipts: Map<number, Set<string>>, at: number, told: Outcome): void {
  const { outcome, index: _, code, ...receipt } = told;
  const all = receipts.get(at) ?? new Set();
  receipts.set(at, all.add(outcome === undefined ? String(code) : JSON.stringify(receipt)));
}
