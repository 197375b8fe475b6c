/** What was asked cannot be done, and nothing has changed. `code` is stable; the message is for people. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';

  constructor(
    readonly code: OperationRefusal,
    message: string,
  ) {
    super(message);
  }
}

/**
 * - `unknown-projection`: no projection has this name.
 * - `not-parked`: the stream is not parked.
 * - `reason-missing`, `by-missing`: an operation says who does it, a skip also why.
 * - `nothing-to-switch`: there are no next rows, or none that are complete and of this version.
 * - `nothing-to-compare`: there are neither next nor old rows.
 * - `nothing-to-drop`: there are no such rows.
 * - `rebuilding`: another process works on the next rows at present.
 * - `other-version`: the rows that are read are of another version than this Kafila. Its runner renews them.
 * - `event-store-changed`: the event store does not have what the rows were made from, see `kafila projections accept-loss`.
 * - `stream-removed`: the event store does not give the event that is to be left out: its stream was deleted or cut off.
 * - `unanswered`: the holder of the lock did not answer in time. The request stands and may still be done.
 */
export type OperationRefusal =
  | 'unknown-projection'
  | 'not-parked'
  | 'reason-missing'
  | 'by-missing'
  | 'nothing-to-switch'
  | 'nothing-to-compare'
  | 'nothing-to-drop'
  | 'rebuilding'
  | 'other-version'
  | 'event-store-changed'
  | 'stream-removed'
  | 'unanswered';

/** @throws OperationRefused `by-missing` */
export function requireSigned(by: string): void {
  if (by.trim() === '') throw new OperationRefused('by-missing', 'Say who does it.');
}

export function rebuilding(name: string): OperationRefused {
  return new OperationRefused(
    'rebuilding',
    `Somebody works on the next rows of projection '${name}' at present. Try again when that is over.`,
  );
}
