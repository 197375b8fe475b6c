import { addVehicle } from './add-vehicle.js';
import { cancelConvoy } from './cancel-convoy.js';
import { completeConvoy } from './complete-convoy.js';
import { type Decision, type Moves } from './decision.js';
import { dispatchConvoy } from './dispatch-convoy.js';
import { divertConvoy } from './divert-convoy.js';
import { holdConvoy } from './hold-convoy.js';
import { mergeConvoys } from './merge-convoys.js';
import { planConvoy } from './plan-convoy.js';
import { recallConvoy } from './recall-convoy.js';
import { releaseConvoy } from './release-convoy.js';
import { replaceVehicle } from './replace-vehicle.js';
import { splitConvoy } from './split-convoy.js';
import { withdrawVehicle } from './withdraw-vehicle.js';

const DECISIONS = [
  planConvoy,
  addVehicle,
  withdrawVehicle,
  replaceVehicle,
  dispatchConvoy,
  divertConvoy,
  holdConvoy,
  releaseConvoy,
  splitConvoy,
  mergeConvoys,
  recallConvoy,
  cancelConvoy,
  completeConvoy,
];

type OneOfThem = (typeof DECISIONS)[number];

export type ConvoyCommand = Parameters<OneOfThem['decide']>[0];
export type ConvoyDecision = Parameters<OneOfThem['apply']>[1];

type AnyDecision = Decision<ConvoyCommand, ConvoyDecision, ConvoyDecision>;

const BY_COMMAND = new Map<string, AnyDecision>(DECISIONS.map((one) => [one.command, one]));
const BY_EVENT = new Map<string, AnyDecision>(DECISIONS.map((one) => [one.event, one]));

export const CONVOY_DECISION_TYPES: ReadonlySet<string> = new Set(BY_EVENT.keys());

export function decisionOfCommand(type: ConvoyCommand['type']): AnyDecision {
  return known(BY_COMMAND.get(type), type);
}

export function decisionOfEvent(type: string): AnyDecision {
  return known(BY_EVENT.get(type), type);
}

export function movesOf(event: ConvoyDecision): Moves {
  return decisionOfEvent(event.type).moves(event);
}

function known(decision: AnyDecision | undefined, type: string): AnyDecision {
  if (!decision) throw new Error(`There is no decision '${type}'.`);
  return decision;
}
