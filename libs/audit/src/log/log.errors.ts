/** The files of the log are not what its last signed checkpoint says. Nothing was changed. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

/** Another process, or this one, has the log open for writing. */
export class LogLocked extends Error {
  override readonly name = 'LogLocked';
}

/**
 * The event store says something else than what was signed. Nothing is signed any more until a person has looked: either
 * the store was changed after the fact, or it is another one than the log was made from.
 */
export class LogContradicted extends Error {
  override readonly name = 'LogContradicted';

  /**
   * @param position the first position that differs; null where only a root differs and no tile tells where
   * @param leaf its index in the log, from 0
   */
  constructor(
    readonly position: bigint | null,
    readonly leaf: number | null,
    found: string,
  ) {
    super(
      position === null
        ? `The event store contradicts the signed log: ${found}`
        : `The event store contradicts the signed log first at position ${position.toString()}: ${found}`,
    );
  }
}

/** No log lies in the folder, or none yet. */
export class LogAbsent extends Error {
  override readonly name = 'LogAbsent';

  constructor(readonly folder: string) {
    super(`No transparency log lies in ${folder}.`);
  }
}

/** What of a binding tells it from another one of the same position. */
interface BoundRows {
  readonly projection: string;
  readonly position: bigint;
  readonly rowsDigest: string;
}

/** The rows at a position are not those that were signed for it. Nothing is signed of a position a second time. */
export class RowsContradicted extends Error {
  override readonly name = 'RowsContradicted';

  constructor(signed: BoundRows, now: BoundRows) {
    super(
      `The rows of ${now.projection} at position ${now.position.toString()} amount to ${now.rowsDigest}, but ` +
        `${signed.rowsDigest} was signed for that position. Either the rows were changed, or an event was left out of them ` +
        '(kafila projections skip): kafila audit reproduce tells. Nothing is signed until there is a later event.',
    );
  }
}
