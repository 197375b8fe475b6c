import { type CarnetEvent, type ConvoyEvent, type DeclarationEvent, type Recorded } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import {
  type Row,
  type RowsOfStream,
  type StreamKind,
  type StreamTip,
} from '../runner/projection/projection.js';
import { mentionTable, streamTable } from './tables/shared.tables.js';

/** What an event names beside the stream it is in: by it, streams that have to do with each other are found. */
export interface Mention {
  readonly kind: 'convoy' | 'vehicle' | 'carnet';
  readonly key: string;
}

/** An event with its place among all events. */
export type At<Event> = Event & Pick<RecordedEvent, 'position'>;

/**
 * A fold, and what the events of its stream name. A mention stands for ever: what was taken back had been told, and who
 * asks what was known then has to find it.
 */
export interface Remembered<State> {
  readonly state: State;
  /** Null where nothing that its events tell could be read. */
  readonly first: { readonly position: bigint; readonly recordedAt: string } | null;
  /** By what is named, its row; from the first event on that names it. */
  readonly mentions: ReadonlyMap<string, Omit<Row, 'stream'>>;
}

/** Names longer than this are those of nothing: no convoy and no carnet could be indexed by them. */
const LONGEST = 500;

/** Folds as `kind` does, and remembers beside that what its events name: rows of `streams` and `mentions`. */
export function remembering<Event extends Recorded, State>(
  kind: StreamKind<Event, State>,
  mentionsOf: (event: Event['event']) => readonly Mention[],
): StreamKind<At<Event>, Remembered<State>> {
  const remember = (
    known: Remembered<State>['mentions'],
    events: readonly At<Event>[],
  ): Remembered<State>['mentions'] => {
    let mentions: Map<string, Omit<Row, 'stream'>> | undefined;
    for (const { event, position } of events) {
      for (const { kind, key } of mentionsOf(event)) {
        const id = `${kind} ${key}`;
        if (key.length > LONGEST || (mentions ?? known).has(id)) continue;
        // Copied before it is changed: a batch that is not written leaves the fold as it was.
        mentions ??= new Map(known);
        mentions.set(id, { kind, key, position });
      }
    }
    return mentions ?? known;
  };
  return {
    prefix: kind.prefix,
    tables: [...kind.tables, streamTable, mentionTable],
    read: (recorded) => Object.assign(kind.read(recorded), { position: recorded.position }),
    fold: (history) => {
      const state = kind.fold(history);
      return { state, first: placeOf(history), mentions: remember(new Map(), history) };
    },
    extend: ({ state, first, mentions }, events) => {
      const extended = kind.extend(state, events);
      if (extended === undefined) return undefined;
      return { state: extended, first: first ?? placeOf(events), mentions: remember(mentions, events) };
    },
    takenBack: (history) => kind.takenBack(history),
    rows: (tip, { state, first, mentions }) => ({
      ...kind.rows(tip, state),
      ...rowsOf(tip, first, mentions),
    }),
  };
}

function placeOf([first]: readonly At<Recorded>[]): Remembered<unknown>['first'] {
  return first ? { position: first.position, recordedAt: first.recordedAt } : null;
}

function rowsOf(
  { stream }: StreamTip,
  first: Remembered<unknown>['first'],
  mentions: Remembered<unknown>['mentions'],
): RowsOfStream {
  return {
    streams: first ? [{ stream, position: first.position, recorded_at: first.recordedAt }] : [],
    mentions: [...mentions.values()].map((mention) => ({ stream, ...mention })),
  };
}

/** The vehicles that join a convoy, and the carnets they come with. */
export function mentionsInConvoy({ type, data }: ConvoyEvent): readonly Mention[] {
  if (type !== 'VehicleJoined' && type !== 'VehicleReplaced') return [];
  const { vehicleId, carnetNumber } = type === 'VehicleReplaced' ? data.by : data;
  const vehicle: Mention = { kind: 'vehicle', key: vehicleId };
  return carnetNumber === undefined ? [vehicle] : [vehicle, { kind: 'carnet', key: carnetNumber }];
}

/** The convoys that a carnet is assigned to, and those that its facts name. */
export function mentionsInCarnet({ data }: CarnetEvent): readonly Mention[] {
  return convoyIn(data);
}

/** The convoys that the facts of a declaration name. */
export function mentionsInDeclaration({ data }: DeclarationEvent): readonly Mention[] {
  return convoyIn(data);
}

function convoyIn(data: object): readonly Mention[] {
  return 'convoyId' in data && typeof data.convoyId === 'string'
    ? [{ kind: 'convoy', key: data.convoyId }]
    : [];
}
