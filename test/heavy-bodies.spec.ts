import { AT_LENGTH, timesTried } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const MIB = 1024 * 1024;
const MOST_BLOCKED_MS = 100;
const MOST_GROWN_BYTES = 200 * MIB;
/** Collecting garbage may fall into any of them, but not every time. */
const TRIES = 3;

/** A body of a shape: something is repeated until it is as large as may be. */
interface Shape {
  readonly path: string;
  readonly type: string;
  readonly open: string;
  readonly unit: string;
  readonly close: string;
  readonly bytes: number;
}

const folder = temporaryFolder();
let service: RunningService;
let watchedAt: string;
beforeAll(async () => {
  const watched = `--import=${pathToFileURL('test/kit/watched.js').href}`;
  service = await startService('intake', { KAFILA_DATA_DIR: folder.path, NODE_OPTIONS: watched });
  watchedAt = service.log.map((line) => /"watchedAt":"([^"]*)"/.exec(line)?.[1]).find(Boolean) ?? '';
  await post({
    path: '/convoys',
    type: 'application/json',
    open: JSON.stringify(plan('c1')),
    unit: '',
    close: '',
    bytes: 0,
  });
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

function bodyOf({ open, unit, close, bytes }: Shape): Buffer {
  const length = Buffer.byteLength(unit);
  const times = length === 0 ? 0 : Math.floor((bytes - open.length - close.length) / length);
  return Buffer.concat([Buffer.from(open), Buffer.alloc(times * length, unit), Buffer.from(close)]);
}

async function post(shape: Shape): Promise<{ status: number; sent: number; answered: number }> {
  const body = bodyOf(shape);
  const headers = { 'content-type': shape.type };
  const answer = await fetch(`${service.url}/v1${shape.path}`, { method: 'POST', headers, body });
  return { status: answer.status, sent: body.length, answered: (await answer.arrayBuffer()).byteLength };
}

/** What the service has needed since it was asked before: see `watched.js`. */
async function needs(): Promise<{ blockedMs: number; bytes: number }> {
  return (await fetch(watchedAt)).json() as Promise<{ blockedMs: number; bytes: number }>;
}

/** What a body costs: the least of some tries. Its answer is no more than `mostTimes` as long as the body. */
async function costOf(shape: Shape, mostTimes = 2): Promise<{ blockedMs: number; grown: number }> {
  const costs = { blockedMs: Infinity, grown: Infinity };
  for (
    let tried = 0;
    tried < TRIES && (costs.blockedMs > MOST_BLOCKED_MS || costs.grown > MOST_GROWN_BYTES);
    tried += 1
  ) {
    const before = await needs();
    const { status, sent, answered } = await post(shape);
    const { blockedMs, bytes } = await needs();
    costs.blockedMs = Math.min(costs.blockedMs, blockedMs);
    costs.grown = Math.min(costs.grown, bytes - before.bytes);
    expect(status).toBeLessThan(500);
    expect(answered).toBeLessThan(mostTimes * sent + MIB / 4);
  }
  return costs;
}

const json = { path: '/reports', type: 'application/json', bytes: 10 * MIB };
const lines = { path: '/reports', type: 'application/x-ndjson', open: '', close: '', bytes: 10 * MIB };
const { place: _, ...seen } = report('c1');
const openReport = JSON.stringify(seen).slice(0, -1);

const HEAVY: readonly (readonly [string, Shape])[] = [
  ['objects without number', { ...json, open: '[', unit: '{},', close: '{}]' }],
  ['five thousand objects', { ...json, open: '[', unit: '{},', close: '{}]', bytes: 15_000 }],
  ['brackets', { ...json, open: '', unit: '[', close: '' }],
  [
    'vehicles with wrong drivers',
    { ...json, path: '/convoys', open: '{"vehicles":[', unit: '{"driver":0},', close: '{}]}', bytes: 60_000 },
  ],
  [
    'vehicles that are none',
    { ...json, open: `${openReport},"vehicleIds":[`, unit: '0,', close: '0]}', bytes: 9_000 },
  ],
  ['a long text', { ...json, open: '"', unit: 'ж', close: '"' }],
  [
    'escapes in items of almost a megabyte',
    { ...json, open: '["', unit: `${'\\n'.repeat(MIB / 2 - 9)}","`, close: '"]' },
  ],
  ['white space', { ...json, open: '', unit: '\n', close: '[1,}' }],
  ['half an array', { ...json, open: '[', unit: '{"a":{"b":[1,2,3]}},', close: '' }],
  ['lines of one letter', { ...lines, unit: 'x\n' }],
  ['lines that are objects', { ...lines, unit: '{}\n' }],
  [
    'a known report among many lines of one digit',
    { ...lines, unit: `${'0\n'.repeat(999)}${JSON.stringify(report('c1'))}\n` },
  ],
  ['empty lines', { ...lines, unit: '\n' }],
  ['one line', { ...lines, unit: 'x' }],
  ['lines of 255 KiB', { ...lines, unit: `"${'\\u0041'.repeat(43_000)}"\n` }],
  [
    'reports of no convoy',
    { ...lines, unit: `${JSON.stringify(report('nobody'))}\n`, bytes: AT_LENGTH ? 10 * MIB : MIB },
  ],
  [
    'reports that name themselves',
    { ...lines, unit: `${openReport},"retracts":7}\n`, bytes: AT_LENGTH ? 10 * MIB : MIB },
  ],
];

const anyPiece = fc.oneof(
  fc.constantFrom(
    '{}',
    '[]',
    '0',
    '""',
    '{"a":1,"a":1}',
    '[[1,2],[3]]',
    '{"driver":0}',
    '-1.5e300',
    '"\\ud83d"',
    'x',
    '"',
    '\\',
  ),
  fc.constantFrom(JSON.stringify(report('c1')), JSON.stringify(report('nobody')), JSON.stringify(plan('c2'))),
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
);
const anyShape: fc.Arbitrary<Shape> = fc.record({
  path: fc.constantFrom(
    '/reports',
    '/reports',
    '/convoys',
    '/convoys/c1/vehicles',
    '/carnets',
    '/persons/find',
  ),
  type: fc.constantFrom('application/json', 'application/json', 'application/x-ndjson'),
  open: fc.constantFrom('', '[', '{"a":[', '{"vehicles":[', '{"', `${openReport},"vehicleIds":[`, '[['),
  unit: fc
    .tuple(fc.array(anyPiece, { minLength: 1, maxLength: 4 }), fc.constantFrom(',', '\n', ', ', ':', ''))
    .map(([pieces, between]) => pieces.map((piece) => piece + between).join('')),
  close: fc.constantFrom('', '0]', '0]}', '}', '{}]', '"'),
  bytes: fc.constantFrom(20_000, MIB - 64, 10 * MIB),
});

describe('no body', () => {
  it.each(HEAVY)('%s: holds the service up, fills its memory, or makes a long answer', async (_, shape) => {
    const { blockedMs, grown } = await costOf(shape);
    expect(blockedMs).toBeLessThan(MOST_BLOCKED_MS);
    expect(grown).toBeLessThan(MOST_GROWN_BYTES);
  });

  it('of any shape does', async () => {
    await fc.assert(
      fc.asyncProperty(anyShape, async (shape) => {
        // A receipt and three refusals in short are two and a half times as long as the four lines they answer.
        const { blockedMs, grown } = await costOf(shape, 3);
        expect(blockedMs).toBeLessThan(MOST_BLOCKED_MS);
        expect(grown).toBeLessThan(MOST_GROWN_BYTES);
      }),
      { numRuns: timesTried(3, 300), endOnFailure: true },
    );
  });
});
