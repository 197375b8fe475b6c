import {
  CARNET_PREFIX,
  type CarnetEvent,
  type CarnetState,
  type CarnetFact,
  evolveCarnet,
  evolveCarnetFacts,
  extendsCarnet,
  foldCarnet,
  isCarnetFact,
  readCarnetEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../../runner/projection/projection.js';
import { carnetFillings, carnetRows } from '../rows/carnet.rows.js';
import { extendInOrder, factsOf } from './extend-in-order.js';
import { mentionsInCarnet } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import { withMentions } from './with-mentions.js';

const folding = {
  isFact: isCarnetFact,
  extends: extendsCarnet,
  evolve: evolveCarnet,
  evolveFacts: (state: CarnetState, facts: readonly Recorded<CarnetEvent>[]) =>
    evolveCarnetFacts(state, facts as readonly Recorded<CarnetFact>[]),
};

const carnet: StreamKind<Recorded<CarnetEvent>, CarnetState> = {
  prefix: CARNET_PREFIX,
  tables: carnetFillings.map(({ table }) => table),
  read: readCarnetEvent,
  fold: foldCarnet,
  extend: (state, events) => extendInOrder(folding, state, events),
  facts: factsOf(folding),
  takenBack: reportsTakenBack,
  rows: carnetRows,
};

/** TIR carnets with their operations. */
export const carnets = withMentions(carnet, mentionsInCarnet);
