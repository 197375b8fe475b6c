import {
  type Fault,
  LOGGED_PREFIXES,
  tilesInFolder,
  verdictOf,
  type Verdict,
  type VerifierKey,
  verifyLog,
} from '#kafila/audit';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { keysFrom, textOf, withRawEvents } from './open-evidence.js';

export interface VerifyOptions {
  /** Files with checkpoints that were kept elsewhere. */
  readonly checkpoint: readonly string[];
  /** Keys, or files with keys; none: those next to the log. */
  readonly key: readonly string[];
  readonly json: boolean;
}

/** Ends with 1 where anything differs from what was logged. */
export async function verify(
  options: VerifyOptions,
  { env, terminal, signal }: Surroundings,
): Promise<number> {
  const kept = await Promise.all(options.checkpoint.map(textOf));
  const given = await keysFrom(options.key);
  const { verdict, keys } = await withRawEvents(env, async ({ events, place }) => {
    const keys = given.length > 0 ? given : await keysFrom([], place.keyFolder);
    const verification = verifyLog({
      ...{ events, streamPrefixes: LOGGED_PREFIXES, kept, verifierKeys: keys, signal },
      log: tilesInFolder(place.folder),
    });
    const found = await verdictOf(verification, ({ events: read, position, head }) => {
      terminal.progress.show(Number(position), Number(head), `${read} events`);
    });
    return { verdict: found, keys };
  });
  terminal.progress.clear();
  const keysGiven = given.length > 0;
  terminal.print(
    options.json ? jsonOf(verdict, keysGiven) : textOfVerdict(verdict, { keys, keysGiven, kept }),
  );
  return verdict.outcome === 'intact' ? EXIT.done : EXIT.refused;
}

function jsonOf(verdict: Verdict, keysGiven: boolean): string {
  return asJson(
    verdict.outcome === 'intact'
      ? { ...verdict, root: verdict.root.toString('base64'), keysGiven }
      : { ...verdict, keysGiven },
  );
}

interface Against {
  readonly keys: readonly VerifierKey[];
  readonly keysGiven: boolean;
  readonly kept: readonly string[];
}

function textOfVerdict(verdict: Verdict, { keys, keysGiven, kept }: Against): string {
  if (verdict.outcome === 'broken') return brokenText(verdict.events, verdict.fault);
  const { events, position, root, unsigned, checkpoints } = verdict;
  const names = [...new Set(keys.map(({ name }) => name))].join(', ');
  return [
    `Intact: ${events} events up to position ${position}, recomputed from the raw store.`,
    '  Every leaf, tile, bundle and checkpoint of the log is what the events give; revisions, positions and ids are whole.',
    `  Root over all of them: ${root.toString('base64')}`,
    `  Checkpoints of ${names} that were verified, by their sizes: ${checkpoints.join(', ')}`,
    ...(unsigned === 0
      ? []
      : [`  ${unsigned} events were recorded since the last checkpoint: nothing is signed of them yet.`]),
    ...(keysGiven
      ? []
      : [
          'Not shown: that the key is the right one. It was taken from beside the log; give the one you were handed with --key.',
        ]),
    ...(kept.length > 0
      ? []
      : [
          'Not shown: that nothing was cut off the end of store and log together. Give a checkpoint that you keep with --checkpoint.',
        ]),
  ].join('\n');
}

function brokenText(events: number, { code, position, leaf, sentence }: Fault): string {
  const where = position === null ? '' : ` at position ${position}`;
  const at = leaf === null ? '' : ` (leaf ${leaf})`;
  return `Broken${where}${at}: ${code}\n  ${sentence}\n  ${events} events before it are as they were logged.`;
}
