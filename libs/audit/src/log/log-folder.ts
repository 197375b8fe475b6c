import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EMPTY_ROOT, LEAF_FORMAT } from '#kafila/proof';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';
import { addKey, hasKeys, type KeyRing, openKeyRing } from '../signing/key-ring.js';
import { isAbsent } from '../tiles/tile-source.js';
import { LogDamaged } from './log.errors.js';
import { signCheckpoint } from '../signing/signed-checkpoint.js';

/** Where a log lies and what it is of. */
export interface LogPlace {
  /** Folder of the log, e.g. `<data folder>/log`. Its `checkpoint` and `tile/` may be served as they lie there. */
  readonly folder: string;
  /** Folder of the private keys, e.g. `<data folder>/keys`. Never to be served. */
  readonly keyFolder: string;
  /** The log's identity and the name of its keys, e.g. `audit.example.org/kafila`: no blanks, no plus. */
  readonly origin: string;
  /** The log covers the streams whose names begin with one of these. More may come, where none of them exists yet. */
  readonly streamPrefixes: readonly string[];
}

export const files = {
  checkpoint: 'checkpoint',
  cosigned: 'checkpoint.cosigned',
  positions: 'positions',
  lock: 'lock',
};
export const SETTINGS = 'log.json';

/**
 * Begins the log where there is none: a key, and a signed checkpoint of size 0 before the first tile. Killed at any
 * moment, it goes on at the next start. A log whose keys are there but whose folder is gone is not begun again: that
 * would be a second history under the same key.
 *
 * @throws LogDamaged the folder of a log that had begun is gone
 */
export async function beginIfMissing(place: LogPlace): Promise<void> {
  const { folder, keyFolder, origin } = place;
  if (await exists(folder)) return;
  const unfinished = `${folder}.new`;
  if (!(await exists(unfinished))) {
    if (await hasKeys(keyFolder)) {
      throw new LogDamaged(
        `The keys in ${keyFolder} are there, but the log ${folder} they signed is gone. Restore it from a backup. ` +
          'A new log begins only with new keys: move the old ones away, run kafila begin-anew log, and tell everybody who verifies.',
      );
    }
    await makeFolder(dirname(folder));
    await mkdir(unfinished);
    await syncFolder(dirname(folder));
  }
  if (!(await hasKeys(keyFolder))) await addKey(keyFolder, origin);
  const ring = await openKeyRing(keyFolder, origin);
  await writeWhole(join(unfinished, SETTINGS), settingsText(place));
  await writeWhole(join(unfinished, files.positions), '');
  const note = signCheckpoint({ origin, size: 0, root: EMPTY_ROOT }, ring);
  await writeWhole(join(unfinished, files.checkpoint), note);
  await syncFolder(unfinished);
  await rename(unfinished, folder);
  await syncFolder(dirname(folder));
}

/** Whether a log has begun. `half`: a process died while it began it; {@link beginIfMissing} goes on. */
export async function hasBegun(folder: string): Promise<'yes' | 'half' | 'no'> {
  if (await exists(folder)) return 'yes';
  return (await exists(`${folder}.new`)) ? 'half' : 'no';
}

/**
 * Lets a log of an older version cover further kinds of streams. Its leaves do not change by that as long as none of these
 * streams has an event.
 *
 * @throws LogDamaged there are such events: they were recorded beside the log
 */
export async function coverMore(
  { folder, streamPrefixes }: Pick<LogPlace, 'folder' | 'streamPrefixes'>,
  haveEvents: (streamPrefixes: readonly string[]) => Promise<boolean>,
): Promise<void> {
  const text = await readFile(join(folder, SETTINGS), 'utf8').catch(() => '');
  const begun = settingsIn(text);
  if (!begun || begun.streamPrefixes.some((prefix) => !streamPrefixes.includes(prefix))) return;
  const added = streamPrefixes.filter((prefix) => !begun.streamPrefixes.includes(prefix));
  if (added.length === 0) return;
  if (await haveEvents(added)) {
    throw new LogDamaged(
      `The log ${folder} does not cover streams that begin with ${added.join(', ')}, and there are such events: they were recorded ` +
        'beside it. Begin a new log: kafila begin-anew log. Tell everybody who verifies.',
    );
  }
  await replaceFile(folder, SETTINGS, settingsText({ ...begun, streamPrefixes }));
}

/** Undefined: whoever opens the log says what is wrong with it. */
function settingsIn(text: string): Pick<LogPlace, 'origin' | 'streamPrefixes'> | undefined {
  try {
    const { origin, streamPrefixes, leafFormat } = JSON.parse(text) as Partial<LogPlace> & {
      leafFormat?: unknown;
    };
    if (typeof origin !== 'string' || !Array.isArray(streamPrefixes) || leafFormat !== LEAF_FORMAT)
      return undefined;
    return { origin, streamPrefixes };
  } catch {
    return undefined;
  }
}

/** Opens the keys and compares the settings. @throws LogDamaged the log was begun with others */
export async function openPlace(place: LogPlace): Promise<KeyRing> {
  const begun = await readFile(join(place.folder, SETTINGS), 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) throw new LogDamaged(`The folder ${place.folder} holds no log: no ${SETTINGS}.`);
    throw error;
  });
  if (begun !== settingsText(place)) {
    throw new LogDamaged(
      `The log ${place.folder} was begun as ${begun.trim()}, not as ${settingsText(place).trim()}; its leaves are fixed.`,
    );
  }
  return openKeyRing(place.keyFolder, place.origin);
}

/** Replaces a small file of the log; durable when the promise resolves. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await writeWhole(join(folder, name), text);
  await syncFolder(folder);
}

function settingsText({ origin, streamPrefixes }: Pick<LogPlace, 'origin' | 'streamPrefixes'>): string {
  return `${JSON.stringify({ leafFormat: LEAF_FORMAT, origin, streamPrefixes: [...streamPrefixes].sort() })}\n`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
