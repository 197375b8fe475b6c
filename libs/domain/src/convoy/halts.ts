import { type Halt } from './convoy.state.js';

export function beginHalt(data: {
  readonly occurredAt: string;
  readonly place?: string;
  readonly reason?: string;
}): Halt {
  const { occurredAt, place = null, reason = null } = data;
  return { haltedAt: occurredAt, resumedAt: null, inferred: false, place, reason };
}

/** Adds a halt; the same halt told by a second unit, at the place where the vehicle stands already, counts once. */
export function addHalt(halts: readonly Halt[], halt: Halt): readonly Halt[] {
  const last = halts.at(-1);
  const lasts = last?.resumedAt === null && !last.inferred;
  if (lasts && halt.place !== null && last.place === halt.place) return halts;
  return [...endHalt(halts, null), halt];
}

/** Adds a halt that is over, although nobody reported its end, before the one that lasts. */
export function addPastHalt(halts: readonly Halt[], halt: Halt): readonly Halt[] {
  const last = halts.at(-1);
  const lasts = last?.resumedAt === null && !last.inferred;
  return halts.toSpliced(lasts ? -1 : halts.length, 0, { ...halt, inferred: true });
}

/** Ends the halt that lasts, at the time reported; or without a time, where it is only implied. */
export function endHalt(halts: readonly Halt[], resumedAt: string | null): readonly Halt[] {
  const last = halts.at(-1);
  if (!last || last.resumedAt !== null || last.inferred) return halts;
  return [...halts.slice(0, -1), { ...last, resumedAt, inferred: resumedAt === null }];
}
