import { Problem } from '#kafila/platform';
import { invalidCursor, readCursor, writeCursor } from '#kafila/read-models';

/** Where a page of a history ended. All pages tell the history as it was at the first one. */
export interface HistoryCursor {
  readonly upTo: bigint;
  readonly fingerprint: string;
  /** Position of the last event of the page. */
  readonly after: bigint;
}

/** @param what is paged: a cursor of something else is refused */
export function writeHistoryCursor(
  what: string,
  { position, fingerprint }: { readonly position: bigint; readonly fingerprint: string },
  after: bigint,
): string {
  return writeCursor([`${what} ${position.toString()} ${fingerprint}`, after.toString()]);
}

/** @throws Problem `invalid-cursor` where it is none that was given out for this */
export function readHistoryCursor(what: string, text: string | undefined): HistoryCursor | undefined {
  const [of, after] = readCursor(text) ?? [];
  if (of === undefined || after === undefined) return undefined;
  const [, name, upTo, fingerprint] = /^([a-z-]+) (\d{1,19}) ([\w-]{16})$/.exec(of) ?? [];
  if (name !== what || upTo === undefined || fingerprint === undefined || !/^\d{1,19}$/.test(after)) {
    throw invalidCursor();
  }
  return { upTo: BigInt(upTo), fingerprint, after: BigInt(after) };
}

/** Pages would not fit together: more was recorded before the cursor since. */
export function historyChanged(convoyId: string): Problem {
  return new Problem({
    status: 409,
    code: 'history-changed',
    detail:
      `Since the page before, a carnet or a declaration was found to belong to convoy '${convoyId}', or an event was ` +
      'left out. Begin again without a cursor.',
    facts: { convoyId },
  });
}
