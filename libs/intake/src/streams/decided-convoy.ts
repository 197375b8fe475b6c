import {
  CONVOY_DECISION_TYPES,
  type ConvoyEvent,
  type ConvoyState,
  evolveFacts,
  foldConvoy,
  isFact,
  readConvoyEvent,
  type Recorded,
} from '#kafila/domain';
import { type DecidedStream } from './decided-history.js';

export const CONVOY: DecidedStream<Recorded<ConvoyEvent>, ConvoyState> = {
  read: readConvoyEvent,
  isFact,
  fold: foldConvoy,
  addFacts: (state, facts) => evolveFacts(state, facts.filter(isFact)),
  decisionTypes: CONVOY_DECISION_TYPES,
};
