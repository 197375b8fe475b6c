import {
  DECLARATION_PREFIX,
  type DeclarationEvent,
  type DeclarationState,
  type DeclarationFact,
  evolveDeclaration,
  evolveDeclarationFacts,
  extendsDeclaration,
  foldDeclaration,
  isDeclarationFact,
  readDeclarationEvent,
  type Recorded,
} from '#kafila/domain';
import { type StreamKind } from '../../runner/projection/projection.js';
import { declarationFillings, declarationRows } from '../rows/declaration.rows.js';
import { extendInOrder, factsOf } from './extend-in-order.js';
import { mentionsInDeclaration } from './mentions.js';
import { reportsTakenBack } from './reports-taken-back.js';
import { withMentions } from './with-mentions.js';

const folding = {
  isFact: isDeclarationFact,
  extends: extendsDeclaration,
  evolve: evolveDeclaration,
  evolveFacts: (state: DeclarationState, facts: readonly Recorded<DeclarationEvent>[]) =>
    evolveDeclarationFacts(state, facts as readonly Recorded<DeclarationFact>[]),
};

const declaration: StreamKind<Recorded<DeclarationEvent>, DeclarationState> = {
  prefix: DECLARATION_PREFIX,
  tables: declarationFillings.map(({ table }) => table),
  read: readDeclarationEvent,
  fold: foldDeclaration,
  extend: (state, events) => extendInOrder(folding, state, events),
  facts: factsOf(folding),
  takenBack: reportsTakenBack,
  rows: declarationRows,
};

/** Customs declarations. */
export const declarations = withMentions(declaration, mentionsInDeclaration);
