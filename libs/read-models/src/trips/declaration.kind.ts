import {
  DECLARATION_PREFIX,
  type DeclarationEvent,
  type DeclarationState,
  evolveDeclaration,
  extendsDeclaration,
  foldDeclaration,
  isDeclarationFact,
  readDeclarationEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../runner/projection/projection.js';
import { declarationRows } from './declaration.rows.js';
import { extendInOrder } from './extend-in-order.js';
import { mentionsInDeclaration, remembering } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import { declarationTable } from './tables/declaration.tables.js';
import { irregularityTable } from './tables/shared.tables.js';

const folding = { isFact: isDeclarationFact, extends: extendsDeclaration, evolve: evolveDeclaration };

const declaration: StreamKind<Recorded<DeclarationEvent>, DeclarationState> = {
  prefix: DECLARATION_PREFIX,
  tables: [declarationTable, irregularityTable],
  read: readDeclarationEvent,
  fold: foldDeclaration,
  extend: (state, events) => extendInOrder(folding, state, events),
  takenBack: reportsTakenBack,
  rows: declarationRows,
};

/** Customs declarations. */
export const declarations = remembering(declaration, mentionsInDeclaration);
