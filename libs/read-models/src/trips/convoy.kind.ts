import {
  CONVOY_PREFIX,
  type ConvoyEvent,
  type ConvoyState,
  evolve,
  extendsConvoy,
  foldConvoy,
  isFact,
  readConvoyEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../runner/projection/projection.js';
import { convoyRows } from './convoy.rows.js';
import { extendInOrder } from './extend-in-order.js';
import { mentionsInConvoy, remembering } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import {
  activityTable,
  convoyTable,
  expenseTable,
  haltTable,
  legTable,
  passageTable,
  sealBreachTable,
  vehicleTable,
  wholeTripTable,
} from './tables/convoy.tables.js';
import { claimTable, irregularityTable } from './tables/shared.tables.js';

const folding = { isFact: isFact, extends: extendsConvoy, evolve };

const convoy: StreamKind<Recorded<ConvoyEvent>, ConvoyState> = {
  prefix: CONVOY_PREFIX,
  tables: [
    convoyTable,
    vehicleTable,
    passageTable,
    activityTable,
    haltTable,
    legTable,
    expenseTable,
    sealBreachTable,
    wholeTripTable,
    irregularityTable,
    claimTable,
  ],
  read: readConvoyEvent,
  fold: foldConvoy,
  extend: (state, events) => extendInOrder(folding, state, events),
  takenBack: reportsTakenBack,
  rows: convoyRows,
};

/** Convoys with their vehicles and all that these have passed through. */
export const convoys = remembering(convoy, mentionsInConvoy);
