import { ascending } from '#kafila/domain';
/**
 * When something changed what is read. Where an event did it, `position` is that of the event and `repair` is 0. Where a
 * person did it (a retry, a skip, a switch to other rows), or the clock (an assessment), `position` is where the projection stood
 * then, and `repair` counts such changes there. Ordered by position, then by repair. The columns of `repair` are named `mend`.
 */
export interface ChangeId {
  readonly position: bigint;
  readonly repair: number;
}

/** Before everything. */
export const NO_CHANGE: ChangeId = { position: 0n, repair: 0 };

/** Less than 0 where `a` came before `b`. */
export function compareChanges(a: ChangeId, b: ChangeId): number {
  return ascending(a.position, b.position) || a.repair - b.repair;
}

/** `1042`, or `1042.3` for the third repair after that event. */
export function printChange({ position, repair }: ChangeId): string {
  return repair === 0 ? position.toString() : `${position.toString()}.${repair}`;
}

/** Undefined where it is none. */
export function parseChange(text: string): ChangeId | undefined {
  const [, position, repair = '0'] = /^(\d{1,19})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return position === undefined ? undefined : { position: BigInt(position), repair: Number(repair) };
}
