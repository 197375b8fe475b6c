import { movedLog } from '#kafila/audit';
import {
  copiedAway,
  type CopiedEvents,
  copyEvents,
  type CopyTarget,
  LOSSES_STREAM,
  noteOfCopy,
} from '#kafila/event-store';
import { shareKeys } from '#kafila/persons';
import { type Settings } from '#kafila/platform';
import { followCopy, type ReadModels, trips } from '#kafila/read-models';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { type Surroundings } from '../run.js';
import { isOver } from './hold-log.js';
import { type HeldSource } from './hold-source.js';
import { type Broken, verified } from './verified.js';

/** All that Kafila writes. What others keep on the same server is none of it. */
export const OURS: readonly string[] = [...LOGGED_PREFIXES, LOSSES_STREAM];

export interface Stores {
  readonly settings: Settings;
  readonly source: HeldSource;
  readonly target: CopyTarget;
  readonly rows: ReadModels | undefined;
  /** How people call the target. */
  readonly to: string;
  /** A PostgreSQL that the keys of persons are taken to. */
  readonly keysTo: string | undefined;
}

export type Outcome =
  | Broken
  | (CopiedEvents & {
      readonly root: Uint8Array;
      readonly unsigned: number;
      readonly rows: 'same' | 'to-be-made';
      /** How many persons whose keys were taken along; undefined where none were to be. */
      readonly persons: number | undefined;
    });

/** The order is the guarantee: nothing that services look at is changed before the copy is whole and verified. */
export async function copyAll(
  { settings, source, target, rows, to, keysTo }: Stores,
  around: Surroundings,
): Promise<Outcome> {
  const { terminal, signal } = around;
  const place = logPlaceOf(settings);
  if (!(await isOver(place, target.reader))) {
    const before = await verified({ what: 'the source', reader: source.store, place }, around);
    if (before.outcome === 'broken') return before;
  }
  const head = await source.store.head();
  const copied = await copyEvents({
    ...{ source: source.store, target, streamPrefixes: OURS, signal },
    progress: (position, events) => {
      terminal.progress.show(Number(position), Number(head), `${events} events are there`);
    },
  });
  terminal.progress.clear();
  await source.requireStill(copied.position);
  const log = await movedLog(place, target.reader, LOGGED_PREFIXES);
  const after = await verified(
    { what: 'the copy', reader: target.reader, file: target.file, place, log: log.files },
    around,
  );
  if (after.outcome === 'broken') return after;
  await source.requireStill(copied.position);
  signal.throwIfAborted();
  const persons = keysTo === undefined ? undefined : await shareKeys(settings.personKeys, keysTo);
  await target.finish();
  await log.move();
  if ((await copiedAway(source.store)) === undefined)
    await source.note(noteOfCopy({ to, at: new Date().toISOString() }));
  const followed =
    rows === undefined ? 'same' : await followCopy(trips, { eventStore: target.reader, readModels: rows });
  if (followed === 'busy') {
    throw new ServiceFailure(
      'The copy is whole, but a projector works on the rows: stop it, then run it again.',
    );
  }
  return { ...copied, root: after.root, unsigned: after.unsigned, rows: followed, persons };
}
