import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type AccessEntry, daysIn, fileOfDay, loadSettings } from '#kafila/platform';
import { ServiceFailure } from '../../../client/service-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';

interface Asked {
  readonly json: boolean;
  /** Of UTC; undefined: the last one of which there is something. */
  readonly day: string | undefined;
  readonly by: string | undefined;
  readonly what: string | undefined;
}

type Entry = AccessEntry & { readonly at: string };

/** Prints the access log of one day, as the services of this data folder wrote it. */
export async function printAccessLog(
  { json, day, by, what }: Asked,
  { env, terminal }: Pick<Surroundings, 'env' | 'terminal'>,
): Promise<number> {
  const folder = join(loadSettings(env).dataDir, 'access-log');
  const days = await daysIn(folder);
  const wanted = day ?? days.at(-1);
  if (wanted === undefined || !days.includes(wanted)) {
    const there = days.length === 0 ? 'no day' : `${days[0] ?? ''} to ${days.at(-1) ?? ''}`;
    throw new ServiceFailure(
      `There is no access log of ${wanted ?? 'any day'} in ${folder}; it has ${there}.`,
    );
  }
  let unreadable = 0;
  for await (const line of createInterface(createReadStream(join(folder, fileOfDay(wanted))))) {
    const entry = readEntry(line);
    if (entry === undefined) unreadable += line === '' ? 0 : 1;
    else if ((by === undefined || entry.by === by) && (what === undefined || entry.what === what))
      terminal.print(json ? line : sentenceOf(entry));
  }
  if (unreadable > 0)
    terminal.say(`${unreadable} lines cannot be read: a disk was full, or somebody wrote there.`);
  return EXIT.done;
}

function readEntry(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

function sentenceOf({ at, what, by, address, method, path, status, code, times, callers }: Entry): string {
  const who = by ?? 'somebody';
  const often = times === undefined ? '' : `, ${times} times more`;
  const many = callers === undefined ? '' : `, by ${callers} callers`;
  const how = what === 'refused' ? ` ${status ?? ''} ${code ?? ''}` : '';
  return `${at} ${what}${how} ${who} from ${address}: ${method} ${path}${often}${many}`;
}
