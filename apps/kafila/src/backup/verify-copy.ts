import {
  eventsInFile,
  readVerifierKeys,
  tilesInFolder,
  type Verdict,
  verdictOf,
  verifyLog,
} from '#kafila/audit';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { type Surroundings } from '../run.js';

/** A copy: the file of its events, the folder of its log, and the folder where the public keys are listed. */
export interface Copy {
  readonly events: string;
  readonly log: string;
  readonly keys: string;
}

/** The verification of `kafila audit verify`, over a copy. */
export async function verifyCopy(
  { events, log, keys }: Copy,
  { terminal, signal }: Surroundings,
): Promise<Verdict> {
  const verification = verifyLog({
    ...{ events: eventsInFile(events), log: tilesInFolder(log), signal },
    ...{ streamPrefixes: LOGGED_PREFIXES, verifierKeys: await readVerifierKeys(keys) },
  });
  const verdict = await verdictOf(verification, ({ events: read, position, head }) => {
    terminal.progress.show(Number(position), Number(head), `verified ${read} events`);
  });
  terminal.progress.clear();
  return verdict;
}
