import {
  eventsInFile,
  eventsOfStore,
  type KeptPlace,
  readVerifierKeys,
  type TileSource,
  tilesInFolder,
  type Verdict,
  verdictOf,
  verifyLog,
} from '#kafila/audit';
import { type EventReader } from '#kafila/event-store';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { type Surroundings } from '../run.js';

/** What was looked at, and the first thing that is not as it was logged. */
export type Broken = Verdict & { readonly outcome: 'broken'; readonly what: string };

interface ToVerify {
  readonly what: 'the source' | 'the copy';
  readonly reader: EventReader;
  /** Of an embedded store: it is read straight from its file. */
  readonly file?: string | undefined;
  readonly place: KeptPlace;
  /** The files of the log; default: as they lie in their folder. */
  readonly log?: TileSource;
}

/** The verification of `kafila audit verify`, over a store that is copied or that was. */
export async function verified(
  { what, reader, file = reader.storeFile?.file, place, log }: ToVerify,
  { terminal, signal }: Surroundings,
): Promise<Broken | (Verdict & { readonly outcome: 'intact' })> {
  const verification = verifyLog({
    events: file === undefined ? eventsOfStore(reader, LOGGED_PREFIXES) : eventsInFile(file),
    ...{ streamPrefixes: LOGGED_PREFIXES, log: log ?? tilesInFolder(place.folder), signal },
    verifierKeys: await readVerifierKeys(place.keyFolder),
  });
  const verdict = await verdictOf(verification, ({ events, position, head }) => {
    terminal.progress.show(Number(position), Number(head), `verified ${events} events of ${what}`);
  });
  terminal.progress.clear();
  return verdict.outcome === 'broken' ? { ...verdict, what } : verdict;
}
