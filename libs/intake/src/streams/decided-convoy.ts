import {
  CONVOY_DECISION_TYPES,
  type ConvoyEvent,
  type ConvoyState,
  evolveFacts,
  foldConvoy,
  isFact,
  type KeyPlaces,
  readConvoyEvent,
  type Recorded,
} from '#kafila/domain';
import { DecidedHistory, type DecidedStream } from './decided-history.js';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';

export const CONVOY: DecidedStream<Recorded<ConvoyEvent>, ConvoyState> = {
  read: readConvoyEvent,
  isFact,
  fold: foldConvoy,
  addFacts: (state, facts) => evolveFacts(state, facts.filter(isFact)),
  decisionTypes: CONVOY_DECISION_TYPES,
};

/**
 * The history of a convoy before one of its events, by the keys that were known where that stands: the same whenever it is read.
 *
 * @param isIt the event
 */
export async function convoyBefore(
  { store, keys }: { readonly store: Pick<EventStore, 'readStream'>; readonly keys: KeyPlaces },
  stream: string,
  isIt: (event: RecordedEvent) => boolean,
): Promise<DecidedHistory<Recorded<ConvoyEvent>, ConvoyState>> {
  const history = await DecidedHistory.read(CONVOY, store, stream, isIt);
  if (keys.isEmpty || !history.end) return history;
  return DecidedHistory.read(CONVOY, store, stream, isIt, new Set(), keys.upTo(history.end.position));
}
