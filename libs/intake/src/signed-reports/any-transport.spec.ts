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
interface Portion {
  readonly size: number;
  readonly transport: Transport;
  readonly inShort: boolean;
}
const transports = fc.constantFrom<Transport>('alone', 'array', 'lines');

let sendings = 0;
/** With the clocks of the unit as it sends it this time. */
function now(one: Sent): Sent {
  const unit = one['unit'] as object | undefined;
  const clock = { wall: '2026-03-06T08:00:00+05:00', monotonicMs: ++sendings, pageId: 'p1' };
  return unit ? { ...one, unit: { ...unit, clock } } : one;
}

async function send(
  reports: readonly Sent[],
  transport: Transport,
  inShort: boolean,
): Promise<readonly Outcome[]> {
  const accept = inShort ? { accept: 'application/json; profile=short' } : {};
  const portion = reports.map(now);
  if (transport === 'alone') {
    return Promise.all(portion.map(async (one) => (await desk.post('/reports', one, accept)).body));
  }
  const { body } =
    transport === 'array'
      ? await desk.post('/reports', portion, accept)
      : await desk.post('/reports', portion.map((one) => JSON.stringify(one)).join('\n'), {
          'content-type': 'application/x-ndjson',
          ...accept,
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
        fc.infiniteStream(
          fc.record({ size: fc.integer({ min: 1, max: 9 }), transport: transports, inShort: fc.boolean() }),
        ),
        async (order, portions) => {
          const { convoyId } = await desk.dispatched();
          const reports = await reportsOn(convoyId);
          const [receipts, shorts] = [new Map<number, Set<string>>(), new Map<number, Set<string>>()];
          // Everything once at least, in this order.
          const queue = [...order, ...reports.keys()];
          while (queue.length > 0) {
            const { size, transport, inShort } = portions.next().value as Portion;
            const next = queue.splice(0, size);
            const outcomes = await send(
              next.map((at) => reports[at]?.sent ?? {}),
              transport,
              inShort,
            );
            for (const [i, at] of next.entries()) note(inShort ? shorts : receipts, at, outcomes[i] ?? {});
          }
          const events = await readWholeStream(desk.store, `convoy-${convoyId}`);
          for (const [at, { sent, expected }] of reports.entries()) {
            const [told, ...more] = receipts.get(at) ?? [];
            const [short, ...others] = shorts.get(at) ?? [];
            expect([...more, ...others]).toEqual([]);
            const recorded = events.filter(({ metadata }) => metadata['reportId'] === sent['reportId']);
            if (expected !== 'taken') {
              const code = JSON.stringify(expected);
              expect([told ?? code, short ?? code]).toEqual([code, code]);
            } else {
              expect(recorded).toHaveLength(1);
              const [event] = recorded;
              const place = { reportId: sent['reportId'], position: String(event?.position) };
              if (told !== undefined) {
                expect(JSON.parse(told)).toMatchObject({ ...place, revision: event?.revision });
              }
              if (short !== undefined) expect(JSON.parse(short)).toEqual(place);
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
  const { outcome: _, index: _at, code, ...receipt } = told;
  const all = receipts.get(at) ?? new Set();
  receipts.set(at, all.add(JSON.stringify(code ?? receipt)));
}
