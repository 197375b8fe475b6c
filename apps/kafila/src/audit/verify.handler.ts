import { tilesInFolder, verdictOf, type Verdict, verifyLog } from '#kafila/audit';
import { LOGGED_PREFIXES, toBase64, type VerifierKey } from '#kafila/proof';
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
    ...(options.json ? [jsonOf(verdict, keysGiven)] : linesOf(verdict, { keys, keysGiven, kept })),
  );
  return verdict.outcome === 'intact' ? EXIT.done : EXIT.refused;
}

function jsonOf(verdict: Verdict, keysGiven: boolean): string {
  return asJson(
    verdict.outcome === 'intact'
      ? { ...verdict, root: toBase64(verdict.root), keysGiven }
      : { ...verdict, keysGiven },
  );
}

interface Against {
  readonly keys: readonly VerifierKey[];
  readonly keysGiven: boolean;
  readonly kept: readonly string[];
}

function linesOf(verdict: Verdict, { keys, keysGiven, kept }: Against): string[] {
  if (verdict.outcome === 'broken') return brokenLines(verdict);
  const { events, position, root, unsigned, checkpoints, bindings, notLookedAt, lost = [] } = verdict;
  const names = [...new Set(keys.map(({ name }) => name))].join(', ');
  return [
    `Intact: ${events} events up to position ${position}, recomputed from the raw store.`,
    '  Every leaf, tile and bundle of the log, partial ones from before too, and its index of positions are what the events give;',
    '  revisions, positions and ids are whole; no index of the store says anything else than its tables.',
    ...lost.map(
      ({ first, size, by, reason, acceptedAt }) =>
        `Lost for ever: the events of leaves ${first} to ${size - 1} of the log. ${by} accepted it at ${acceptedAt}: ${reason}`,
    ),
    `  Root over all of them: ${toBase64(root)}`,
    `  Checkpoints of ${names} that were verified, by their sizes: ${checkpoints.join(', ')}`,
    ...(bindings === 0 ? [] : [`  Bindings of rows whose signature and root were verified: ${bindings}`]),
    ...(unsigned === 0
      ? []
      : [`  ${unsigned} events were recorded since the last checkpoint: nothing is signed of them yet.`]),
    ...notLookedAt.map((one) => `Not looked at: ${one}`),
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
  ];
}

function brokenLines(broken: Verdict & { readonly outcome: 'broken' }): string[] {
  const { code, position, leaf, sentence } = broken.fault;
  const where = position === null ? '' : ` at position ${position}`;
  const at = leaf === null ? '' : ` (leaf ${leaf})`;
  return [`Broken${where}${at}: ${code}`, ...[sentence, ...beforeIt(broken)].map((one) => `  ${one}`)];
}

/** What can be said of the events before the fault, and no more. */
function beforeIt({ events, proven, fault }: Verdict & { readonly outcome: 'broken' }): string[] {
  const signed = proven > 0 ? [`The first ${proven} events of the log are as they were signed.`] : [];
  if (fault.code === 'root-differs') {
    return [`Which of the ${events} events up to there was altered, nothing here can tell.`, ...signed];
  }
  if (events === 0 || (fault.code === 'store-file' && fault.position === null)) return signed;
  return [`${events} events before it are as the files of the log have them.`, ...signed];
}
