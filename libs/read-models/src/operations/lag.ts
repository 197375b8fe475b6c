import { type EventReader } from '#kafila/event-store';

/** What is recorded and not in the rows yet, under the name of its unit: events, or bytes of the log of EventStoreDB. */
export type Lag = { readonly lagEvents: bigint } | { readonly lagBytes: bigint };

/** How far the rows are from the end of the store. */
export function lagOf(
  position: bigint,
  head: bigint,
  { gapless = false }: Pick<EventReader, 'gapless'>,
): Lag {
  const lag = head > position ? head - position : 0n;
  return gapless ? { lagEvents: lag } : { lagBytes: lag };
}

/** The figure alone, for what has named its unit already. */
export function figureOf(lag: Lag): bigint {
  return 'lagEvents' in lag ? lag.lagEvents : lag.lagBytes;
}
