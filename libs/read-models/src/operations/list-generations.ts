import { type EventReader } from '#kafila/event-store';
import { type ReadModels } from '../database/read-models.js';
import { type KeptCheckpoint, readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { readParked } from '../runner/parking/parked-streams.js';
import { type Generation, keptAs } from '../runner/projection/generation.js';
import { type Projection } from '../runner/projection/projection.js';
import { figureOf, type Lag, lagOf } from './lag.js';

/** One generation of a projection's rows, and how far it is from the end of the event store. */
export type ListedGeneration = ListedRows & Lag;

interface ListedRows {
  readonly name: string;
  readonly version: number;
  /** `live` rows are read; `next` are built beside them; `old` were read before the last switch. */
  readonly generation: Generation;
  /** Every event up to here is in the rows. */
  readonly position: bigint;
  /** Where the event store ends. */
  readonly head: bigint;
  /** 128 bits, hexadecimal. */
  readonly rowsDigest: string;
  /** How many streams are parked. */
  readonly parked: number;
  /** A process works on the rows, and they hold every event. */
  readonly live: boolean;
  /** The process that works on the rows: host and process id; null where none does. */
  readonly lockedBy: string | null;
}

/** Every generation of these projections, as it stands. */
export async function listGenerations(
  eventStore: Pick<EventReader, 'head' | 'gapless'>,
  readModels: ReadModels,
  projections: readonly Projection[],
): Promise<readonly ListedGeneration[]> {
  const head = await eventStore.head();
  const end: End = { head, gapless: eventStore.gapless === true };
  const listed: ListedGeneration[] = [];
  for (const { name } of projections) {
    for (const generation of ['live', 'next', 'old'] as const) {
      const kept = await readCheckpoint(readModels.read, keptAs(generation, name));
      if (kept) listed.push(await listedOf(readModels, name, generation, kept, end));
    }
  }
  return listed;
}

/** Where the event store ends. */
interface End {
  readonly head: bigint;
  readonly gapless: boolean;
}

async function listedOf(
  readModels: ReadModels,
  name: string,
  generation: Generation,
  { version, position, rowsDigest, lockedBy: holder }: KeptCheckpoint,
  { head, gapless }: End,
): Promise<ListedGeneration> {
  const keptName = keptAs(generation, name);
  const parked = await readParked(readModels.read, keptName);
  const lockedBy = generation === 'old' ? null : await whoHolds(readModels, keptName, holder);
  const lag = lagOf(position, head, { gapless });
  const live = lockedBy !== null && figureOf(lag) === 0n;
  return {
    ...{ name, version, generation, position, head, rowsDigest },
    ...lag,
    ...{ parked: parked.length, live, lockedBy },
  };
}

/** The name of a process that was killed still stands in the table; its lock is free. */
async function whoHolds(readModels: ReadModels, lock: string, holder: string | null): Promise<string | null> {
  if (holder === null) return null;
  const outcome = await readModels.exclusively(lock, () => Promise.resolve('free' as const));
  return outcome === 'busy' ? holder : null;
}
