import {
  type ConvoyEvent,
  type ConvoyState,
  describeConvoy,
  evolve,
  extendsConvoy,
  foldConvoy,
  isSighting,
  readConvoyEvent,
  type Told,
} from '#kafila/domain';
import { type Projection } from '../runner/projection.js';
import { convoyDocument } from './convoy-document.js';
import { tripRows } from './trip-rows.js';
import { convoyTable, passageTable, vehicleTable } from './trip-tables.js';

const PREFIX = 'convoy-';

/** The stream that tells of a convoy. */
export function convoyStream(convoyId: string): string {
  return `${PREFIX}${convoyId}`;
}

/** Convoys with their vehicles and passages. */
export const trips: Projection<Told<ConvoyEvent>, ConvoyState> = {
  name: 'trips',
  version: 1,
  streamPrefixes: [PREFIX],
  tables: [convoyTable, vehicleTable, passageTable],

  idOf(stream) {
    return stream.slice(PREFIX.length);
  },

  read: readConvoyEvent,

  fold: foldConvoy,

  extend(state, events) {
    // Reports that came in mixed up within one batch still extend the fold, put in the order of occurrence.
    for (const told of [...events].sort(byOccurrence)) {
      if (!extendsConvoy(state, told)) return undefined;
      state = evolve(state, told);
    }
    return state;
  },

  rows(tip, state) {
    return tripRows(convoyDocument(trips.idOf(tip.stream), describeConvoy(state), tip), tip);
  },
};

/** Facts behind everything else: what the domain folds last. */
function byOccurrence(a: Told<ConvoyEvent>, b: Told<ConvoyEvent>): number {
  const [factA, factB] = [isSighting(a), isSighting(b)];
  if (!factA || !factB) return Number(factA) - Number(factB) || a.revision - b.revision;
  const [whenA, whenB] = [a.event.data.occurredAt, b.event.data.occurredAt];
  if (whenA !== whenB) return whenA < whenB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
