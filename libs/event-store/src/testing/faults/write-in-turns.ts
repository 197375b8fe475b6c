/**
 * A program that writes to a store on a disk that may fail, in the same order each time:
 * `node write-in-turns.js <control file> <runs as JSON>`. Prints what it is told, a line for each, see `Told`.
 */
import { type EventStore, type NewEvent } from '../../event-store.port.js';
import { openSqliteEventStore } from '../../sqlite/open-store.js';
import { sampleEvent } from '../sample-events.js';
import { type DiskFault, setFault } from './faulty-disk.js';
import { type Told, type WritingRun } from './writing-run.js';

const [, , control = '', runs = '[]'] = process.argv;
let run: WritingRun = { file: '', turns: 0, appends: 0, fault: {} };

function tell(told: Told): void {
  process.stdout.write(`${JSON.stringify({ file: run.file, ...told })}\n`);
}

async function open(): Promise<EventStore> {
  for (;;) {
    try {
      return await openSqliteEventStore({ file: run.file });
    } catch (error) {
      tellRefused(error);
      mend();
    }
  }
}

function tellRefused(error: unknown, append?: string): void {
  const { name, message } = error as Error;
  tell({ told: 'refused', append, name, message });
}

/** The disk has no fault any more. */
function mend(fault: DiskFault = {}): void {
  setFault(control, fault);
}

/** Several appends at a time, which are one group. @returns whether all were taken */
async function turn(store: EventStore, number: number): Promise<boolean> {
  const answers = Array.from({ length: run.appends }, async (_, index) => {
    const count = ((index + number) % 4) + 1;
    const append = `${number}-${index}`;
    const events: NewEvent[] = Array.from({ length: count }, (_, n) => sampleEvent(n, { append, count }));
    const stream = `turn-${(index + number) % 12}`;
    try {
      const answer = await store.append(stream, events, 'any');
      if (answer.outcome !== 'appended') throw new Error(`Refused: ${JSON.stringify(answer)}`);
      const revision = answer.placements[0]?.revision ?? -1;
      tell({ told: 'kept', stream, revision, ids: events.map(({ id }) => id) });
      return true;
    } catch (error) {
      tellRefused(error, append);
      return false;
    }
  });
  return (await Promise.all(answers)).every((taken) => taken);
}

async function write(): Promise<void> {
  let store = await open();
  let number = 0;
  for (const until of [0.9 * run.turns, run.turns]) {
    while (number < until) {
      if (await turn(store, number++)) continue;
      tell({ told: 'fault', code: (await store.fault?.())?.code ?? 'none' });
      mend();
      if ((await store.fault?.())?.code !== 'stopped') {
        tell({ told: 'fault', code: (await store.fault?.())?.code ?? 'none' });
        continue;
      }
      await store.close();
      store = await open();
    }
    await store.close();
    if (until < run.turns) store = await open();
  }
}

for (run of JSON.parse(runs) as WritingRun[]) {
  mend(run.fault);
  await write();
  tell({ told: 'end' });
}
