import {
  atOnce,
  CONVOY_PREFIX,
  type ConvoyEvent,
  type ConvoyState,
  type ConvoyFact,
  evolve,
  evolveFacts,
  extendsConvoy,
  foldConvoy,
  isFact,
  readConvoyEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../../runner/projection/projection.js';
import { convoyFillings, makingConvoyRows } from '../rows/convoy.rows.js';
import { extendInOrder, factsOf } from './extend-in-order.js';
import { mentionsInConvoy } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import { withMentions } from './with-mentions.js';

const folding = {
  isFact,
  extends: extendsConvoy,
  evolve,
  evolveFacts: (state: ConvoyState, facts: readonly Recorded<ConvoyEvent>[]) =>
    evolveFacts(state, facts as readonly Recorded<ConvoyFact>[]),
};

const convoy: StreamKind<Recorded<ConvoyEvent>, ConvoyState> = {
  prefix: CONVOY_PREFIX,
  tables: convoyFillings.map(({ table }) => table),
  read: readConvoyEvent,
  fold: foldConvoy,
  extend: (state, events) => extendInOrder(folding, state, events),
  facts: factsOf(folding),
  takenBack: reportsTakenBack,
  rows: (tip, state) => atOnce(makingConvoyRows(tip, state)),
  makingRows: makingConvoyRows,
};

/** Convoys with their vehicles and all that these have passed through. */
export const convoys = withMentions(convoy, mentionsInConvoy);
