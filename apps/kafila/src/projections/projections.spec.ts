import { OperationRefused } from '#kafila/read-models';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Interrupted } from '../command-failure.js';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { openOperations } from './open-operations.js';
import { type Operations } from './operations.js';

/** What was asked of the operations, in order. */
let asked: unknown[][];
beforeEach(() => {
  asked = [];
});

const progress = (percent: number) => ({
  ...{
    position: BigInt(percent),
    head: 100n,
    events: percent,
    eventsPerSecond: 50,
    percent,
    secondsLeft: 1.5,
  },
});
const side = { version: 2, position: 100n, rowsDigest: 'ab' };

const answering: Operations = {
  list: () =>
    Promise.resolve([
      {
        ...{ name: 'trips', version: 2, generation: 'live', position: 9_007_199_254_740_993n },
        ...{
          head: 9_007_199_254_740_995n,
          lagBytes: 2n,
          rowsDigest: 'ab',
          parked: 1,
          live: false,
          lockedBy: 'host 7',
        },
      } as const,
    ]),
  rebuild: (name, signal, onProgress) => {
    asked.push(['rebuild', name]);
    onProgress?.(progress(40));
    return Promise.resolve(signal.aborted ? 'interrupted' : 'caught-up');
  },
  compare: () =>
    Promise.resolve({
      ...({ with: 'next', live: side, other: side, digestsEqual: false, leftOut: 0 } as const),
      tables: [{ table: 'vehicles', same: 4, changed: 1, onlyLive: 0, onlyOther: 0 }],
      examples: [
        { table: 'vehicles', of: 'c1', key: ['c1', 'PK-1'], live: { plate: 'X' }, other: { plate: 'Y' } },
      ],
    }),
  switch: (...args) => {
    asked.push(['switch', ...args]);
    return Promise.resolve(100n);
  },
  drop: (...args) => {
    asked.push(['drop', ...args]);
    return Promise.resolve();
  },
  parked: () =>
    Promise.resolve([
      {
        stream: 'convoy-c1',
        position: 7n,
        revision: 3,
        reason: 'no such type',
        parkedAt: '2026-03-01T00:00:00.000Z',
      },
    ]),
  skipped: () =>
    Promise.resolve([
      {
        ...{ stream: 'convoy-c1', position: 7n, revision: 3, eventId: 'e-7' },
        ...{ by: 'amina', reason: 'told twice', skippedAt: '2026-03-01T00:00:00.000Z' },
      },
    ]),
  log: (...args) => {
    asked.push(['log', ...args]);
    const at = '2026-03-01T00:00:00.000Z';
    return Promise.resolve([
      { at, what: 'skipped', stream: 'convoy-c1', position: 7n, by: 'amina', detail: 'told twice' },
      { at, what: 'switched', stream: null, position: 5n, by: 'amina', detail: 'version 2' },
    ]);
  },
  retry: (...args) => {
    asked.push(['retry', ...args]);
    const [, stream] = args;
    return Promise.resolve({ stream, stillParked: { position: '7', revision: 3, reason: 'no such type' } });
  },
  skip: (...args) => {
    asked.push(['skip', ...args]);
    const [, stream] = args;
    return Promise.resolve({ stream, stillParked: null });
  },
};

interface Opened {
  readonly ran: Ran;
  readonly closed: number;
}

async function projections(
  args: readonly string[],
  operations: Partial<Operations> = {},
  more: { readonly signal?: AbortSignal; readonly terminal?: boolean } = {},
): Promise<Opened> {
  let closed = 0;
  const ran = await kafila(['projections', ...args], {
    ...more,
    openOperations: () =>
      Promise.resolve({
        operations: { ...answering, ...operations },
        close: () => {
          closed++;
          return Promise.resolve();
        },
      }),
  });
  return { ran, closed };
}

describe('kafila projections', () => {
  it('lists every generation of rows, as a table or with exact positions as JSON', async () => {
    const { ran, closed } = await projections(['list']);
    expect(ran.stdout).toMatch(/│ trips +│ live │ +2 │ 9007199254740993 │ .* │ host 7 +│/);
    const { ran: json } = await projections(['list', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      projections: [{ position: '9007199254740993', lagBytes: '2' }],
    });
    expect(ran.stdout).toContain('│ lag (bytes) │');
    expect([ran.code, json.code, closed]).toEqual([0, 0, 1]);
  });

  it('rebuilds with progress on a terminal, and says what comes next', async () => {
    const { ran } = await projections(['rebuild'], {}, { terminal: true });
    expect(ran.stderr).toContain('40%, 40 events, 50 events/s, 2 s left');
    expect(ran.stdout).toBe(
      'trips is rebuilt up to position 40, beside the rows that are read: compare, then switch.\n',
    );
    expect((await projections(['rebuild', '--projection', 'other'])).ran.stderr).toBe('');
    expect(asked).toEqual([
      ['rebuild', 'trips'],
      ['rebuild', 'other'],
    ]);
  });

  it('ends an interrupted rebuild with 130, and says that it goes on from there', async () => {
    const interrupt = new AbortController();
    interrupt.abort(new Interrupted(130));
    const { ran } = await projections(['rebuild', '--json'], {}, { signal: interrupt.signal });
    expect(JSON.parse(ran.stdout)).toEqual({ projection: 'trips', outcome: 'interrupted', position: '40' });
    expect([ran.code, ran.stderr]).toEqual([
      130,
      expect.stringMatching(/run it again, and it goes on from there/),
    ]);
  });

  it('ends with 1 where compared rows differ, with an example, and with 0 where they are the same', async () => {
    const { ran } = await projections(['compare']);
    expect(ran.stdout).toContain(
      'vehicles of c1 (c1, PK-1): live {"plate":"X"}, next {"plate":"Y"}\nThey differ.',
    );
    const same: Partial<Operations> = {
      compare: () =>
        Promise.resolve({
          ...({
            with: 'old',
            live: side,
            other: side,
            digestsEqual: null,
            leftOut: 1,
            examples: [],
          } as const),
          tables: [{ table: 'vehicles', same: 4, changed: 0, onlyLive: 0, onlyOther: 0 }],
        }),
    };
    const { ran: equal } = await projections(['compare'], same);
    expect(equal.stdout).toContain(
      'Left out: 1 stream with events between the two positions.\nThey are the same.',
    );
    expect([ran.code, equal.code]).toEqual([1, 0]);
  });

  it('switches, drops and skips in the name of somebody, and retries until the stream goes on', async () => {
    expect((await projections(['switch', '--by', 'amina'])).ran.stdout).toContain(
      'read from position 100 on',
    );
    await projections(['drop', '--by', 'amina']);
    await projections(['drop', '--rows', 'next', '--by', 'amina']);
    const parked = await projections(['retry', 'convoy-c1', '--by', 'amina']);
    const { ran } = await projections(['skip', 'convoy-c1', '--by', 'amina', '--reason', 'told twice']);
    expect(asked).toEqual([
      ['switch', 'trips', 'amina'],
      ['drop', 'trips', 'old', 'amina'],
      ['drop', 'trips', 'next', 'amina'],
      ['retry', 'trips', 'convoy-c1', 'amina'],
      ['skip', 'trips', 'convoy-c1', 'amina', 'told twice'],
    ]);
    expect([parked.ran.code, parked.ran.stdout]).toEqual([
      1,
      'convoy-c1 is parked at position 7: no such type\n',
    ]);
    expect([ran.code, ran.stdout]).toEqual([0, 'convoy-c1 goes on.\n']);
  });

  it('shows what is parked, and since when', async () => {
    const { ran } = await projections(['parked']);
    expect(ran.stdout).toMatch(/convoy-c1 +│ +7 │ +3 │ 2026-03-01T00:00:00\.000Z │ no such type/);
    const none = await projections(['parked'], { parked: () => Promise.resolve([]) });
    expect(none.ran.stdout).toBe('No stream of trips is parked.\n');
  });

  it('shows what is left out and what was done, by whom and why', async () => {
    const { ran } = await projections(['skipped']);
    expect(ran.stdout).toMatch(
      /convoy-c1 +│ +7 │ +3 │ e-7 +│ 2026-03-01T00:00:00\.000Z │ amina │ told twice/,
    );
    const none = { skipped: () => Promise.resolve([]), log: () => Promise.resolve([]) };
    expect((await projections(['skipped'], none)).ran.stdout).toBe('No event of trips is left out.\n');

    const { ran: log } = await projections(['log', '--last', '20', '--projection', 'other']);
    expect(log.stdout).toMatch(/│ skipped +│ amina │ convoy-c1 │ +7 │ told twice/);
    expect(log.stdout).toMatch(/│ switched +│ amina │ +│ +5 │ version 2/);
    expect(asked).toEqual([['log', 'other', 20]]);
    const { ran: json } = await projections(['log', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      projection: 'trips',
      log: [{ what: 'skipped', position: '7' }, { stream: null }],
    });
    expect((await projections(['log'], none)).ran.stdout).toBe('Nothing was done to trips yet.\n');
  });

  it.each([
    ['unknown-projection', 2],
    ['not-parked', 1],
    ['unanswered', 3],
  ] as const)('tells in a sentence that an operation was refused: %s, %i', async (code, exit) => {
    const { ran, closed } = await projections(['retry', 'x', '--by', 'amina'], {
      retry: () => Promise.reject(new OperationRefused(code, 'It is not so.')),
    });
    expect([ran.code, ran.stdout, ran.stderr, closed]).toEqual([exit, '', 'It is not so.\n', 1]);
  });

  it.each([
    [['skip', 'convoy-c1', '--by', 'amina'], "required option '--reason <text>' not specified"],
    [['retry', 'convoy-c1'], "required option '--by <name>' not specified"],
    [['drop', '--rows', 'live', '--by', 'amina'], 'Allowed choices are old, next.'],
    [['rebiuld'], 'Did you mean rebuild?'],
    [['log', '--last', '0'], 'Give a whole number from 1 on.'],
  ])('opens no store where it is used wrongly: %j', async (args, sentence) => {
    const { code, stderr } = await kafila(['projections', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('the stores of kafila projections', () => {
  it('are named by the settings of the services: what is wrong with them is told, and nothing is made', async () => {
    const wrong = await kafila(['projections', 'list'], {
      env: { READ_MODEL_URL: 'mysql://x' },
      openOperations,
    });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('READ_MODEL_URL is mysql://x')]);
    const nowhere = await kafila(['projections', 'list'], {
      env: { KAFILA_DATA_DIR: '/nowhere' },
      openOperations,
    });
    expect([nowhere.code, nowhere.stderr]).toEqual([3, 'There is no event store at /nowhere/events.db.\n']);
  });
});
