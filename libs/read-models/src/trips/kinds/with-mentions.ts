import { type Recorded, signerOf } from '#kafila/domain';
import { type StreamKind } from '../../runner/projection/projection.js';
import { type Filling, filling, fillTables, type RowsOfStream } from '../../tables/descriptor/filled-rows.js';
import { type Mention, mentionTable } from '../../tables/streams/mention.table.js';
import { type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { streamTable } from '../../tables/streams/stream.table.js';
import { type Positioned } from './positioned.js';
import { reportOf } from './reports-in.js';

/**
 * A fold, and what the events of its stream name. A mention is never dropped: a look at the past has to find also what was
 * taken back since.
 */
export interface WithMentions<State> {
  readonly state: State;
  /** The first event that could be read; null where none could. */
  readonly first: { readonly position: bigint; readonly recordedAt: string } | null;
  /** By kind and key, from the first event on that names it. */
  readonly mentions: ReadonlyMap<string, Mentioned>;
}

interface Mentioned {
  readonly mention: Mention;
  readonly position: bigint;
}

/** No convoy and no carnet has a longer name: it could not be indexed. */
const LONGEST = 500;

const fillings: readonly Filling<Pick<WithMentions<unknown>, 'first' | 'mentions'> & { stream: string }>[] = [
  filling(streamTable, ({ stream, first }) => (first ? [{ stream, ...first }] : [])),
  filling(mentionTable, ({ stream, mentions }) =>
    Array.from(mentions.values(), ({ mention, position }) => ({ stream, mention, position })),
  ),
];

/** Folds as `kind` does, and keeps what the events name: rows of `streams` and `mentions`. */
export function withMentions<Event extends Recorded, State>(
  kind: StreamKind<Event, State>,
  mentionsOf: (event: Event['event']) => readonly Mention[],
): StreamKind<Positioned<Event>, WithMentions<State>> {
  const add = (
    known: WithMentions<State>['mentions'],
    events: readonly Positioned<Event>[],
  ): WithMentions<State>['mentions'] => {
    let mentions: Map<string, Mentioned> | undefined;
    for (const { event, position, signer } of events) {
      const named = mentionsOf(event);
      for (const mention of signer === undefined ? named : [...named, signedBy(signer)]) {
        const { kind, key } = mention;
        const id = `${kind} ${key}`;
        const before = (mentions ?? known).get(id);
        // Facts of a history come in the order of occurrence, not of their positions.
        if (key.length > LONGEST || (before && before.position <= position)) continue;
        // Copied before it is changed: a batch that is not written leaves the fold as it was.
        mentions ??= new Map(known);
        mentions.set(id, { mention, position });
      }
    }
    return mentions ?? known;
  };
  const { facts } = kind;
  return {
    prefix: kind.prefix,
    tables: [...kind.tables, ...fillings.map(({ table }) => table)],
    read: (recorded) => {
      const signer = signerOf(recorded);
      const { position } = recorded;
      return Object.assign(kind.read(recorded), signer === undefined ? { position } : { position, signer });
    },
    fold: (history) => {
      const state = kind.fold(history);
      return { state, first: placeOf(history), mentions: add(new Map(), history) };
    },
    extend: ({ state, first, mentions }, events) => {
      const extended = kind.extend(state, events);
      if (extended === undefined) return undefined;
      return { state: extended, first: first ?? placeOf(events), mentions: add(mentions, events) };
    },
    ...(facts && {
      facts: {
        isFact: (event) => facts.isFact(event),
        inOrder: (a, b) => facts.inOrder(a, b),
        add: ({ state, first, mentions }, events) => ({
          state: facts.add(state, events),
          first: events.reduce((before, event) => earlier(before, event), first),
          mentions: add(mentions, events),
        }),
      },
    }),
    takenBack: (history) => kind.takenBack(history),
    reportOf,
    rows: (tip, fold) => new Map([...kind.rows(tip, fold.state), ...ownRows(tip, fold)]),
    *makingRows(tip, fold) {
      const rows = kind.makingRows ? yield* kind.makingRows(tip, fold.state) : kind.rows(tip, fold.state);
      return new Map([...rows, ...ownRows(tip, fold)]);
    },
  };
}

/** So the streams are found that are folded anew where the key is revoked. */
function signedBy(key: string): Mention {
  return { kind: 'signer', key };
}

function ownRows(tip: StreamTip, { first, mentions }: WithMentions<unknown>): RowsOfStream {
  return fillTables(fillings, { stream: tip.stream, first, mentions });
}

type First = WithMentions<unknown>['first'];

function placeOf([first]: readonly Positioned<Recorded>[]): First {
  return first ? earlier(null, first) : null;
}

function earlier(before: First, { position, recordedAt }: Positioned<Recorded>): First {
  return before && before.position <= position ? before : { position, recordedAt };
}
