import {
  CARNET_PREFIX,
  type CarnetEvent,
  type CarnetState,
  evolveCarnet,
  extendsCarnet,
  foldCarnet,
  isCarnetFact,
  readCarnetEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../runner/projection/projection.js';
import { carnetRows } from './carnet.rows.js';
import { extendInOrder } from './extend-in-order.js';
import { mentionsInCarnet, remembering } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import { carnetTable, tirOperationTable } from './tables/carnet.tables.js';
import { claimTable, explanationTable, irregularityTable } from './tables/shared.tables.js';

const folding = { isFact: isCarnetFact, extends: extendsCarnet, evolve: evolveCarnet };

const carnet: StreamKind<Recorded<CarnetEvent>, CarnetState> = {
  prefix: CARNET_PREFIX,
  tables: [carnetTable, tirOperationTable, irregularityTable, claimTable, explanationTable],
  read: readCarnetEvent,
  fold: foldCarnet,
  extend: (state, events) => extendInOrder(folding, state, events),
  takenBack: reportsTakenBack,
  rows: carnetRows,
};

/** TIR carnets with their operations. */
export const carnets = remembering(carnet, mentionsInCarnet);
