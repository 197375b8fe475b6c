import { type RecordedEvent } from '../event-store.port.js';

/** An event that the store had. */
export type Anchor = Pick<RecordedEvent, 'stream' | 'revision' | 'id' | 'position'>;

/** By what somebody who remembers a position of a store knows it again. */
export interface Anchors {
  /** The last events of some streams, each of another one, the newest first. */
  readonly events: readonly Anchor[];
  /** Id of the store's first event; null where it had none. */
  readonly firstEvent: string | null;
  /** How many losses had been accepted when the events were found there last. */
  readonly losses: number;
}

/** Of somebody who remembers nothing. */
export const NO_ANCHORS: Anchors = { events: [], firstEvent: null, losses: 0 };

/** One deleted stream must not leave anybody without an anchor. */
const MOST_STREAMS = 8;

/** The same with what was read since. @param events in the order of their positions */
export function anchoredTo(anchors: Anchors, events: readonly Anchor[]): Anchors {
  const newest: Anchor[] = [];
  const add = ({ stream, revision, id, position }: Anchor): void => {
    if (!newest.some((anchor) => anchor.stream === stream)) newest.push({ stream, revision, id, position });
  };
  for (let at = events.length - 1; at >= 0 && newest.length < MOST_STREAMS; at--) add(events[at] as Anchor);
  for (const anchor of anchors.events) if (newest.length < MOST_STREAMS) add(anchor);
  return { ...anchors, events: newest };
}

/** As they are kept beside a checkpoint. */
export function anchorsText({ events, ...rest }: Anchors): string {
  const kept = events.map(({ position, ...event }) => ({ ...event, position: position.toString() }));
  return JSON.stringify({ ...rest, events: kept });
}

export function readAnchors(text: string): Anchors {
  const { events, ...rest } = JSON.parse(text) as Omit<Anchors, 'events'> & {
    readonly events: readonly (Omit<Anchor, 'position'> & { readonly position: string })[];
  };
  return { ...rest, events: events.map((event) => ({ ...event, position: BigInt(event.position) })) };
}
