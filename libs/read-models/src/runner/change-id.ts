/**
 * When something changed what is read. An event did it: its position, `mend` 0. Or a person did (a retry, a skip, a switch to
 * other rows): the position at which the projection stood then, and a number that counts such changes. In this order:
 * by position, then by number.
 */
export interface ChangeId {
  readonly position: bigint;
  readonly mend: number;
}

/** Before everything. */
export const NO_CHANGE: ChangeId = { position: 0n, mend: 0 };

/** Less than 0 where `a` came before `b`. */
export function compareChanges(a: ChangeId, b: ChangeId): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.mend - b.mend;
}

/** `1042`, or `1042.3` for the third change that no event told of. */
export function printChange({ position, mend }: ChangeId): string {
  return mend === 0 ? position.toString() : `${position.toString()}.${mend}`;
}

/** Undefined where it is none. */
export function parseChange(text: string): ChangeId | undefined {
  const [, position, mend = '0'] = /^(\d{1,19})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return position === undefined ? undefined : { position: BigInt(position), mend: Number(mend) };
}
