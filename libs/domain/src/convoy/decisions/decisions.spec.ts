import { describe, expect, it } from '@jest/globals';
import {
  CONVOY_DECISION_TYPES,
  type ConvoyCommand,
  type ConvoyDecision,
  decisionOfCommand,
  decisionOfEvent,
} from './decisions.js';

/** What the desk can ask for, and the event that records it. */
const PAIRS: Readonly<Record<ConvoyCommand['type'], ConvoyDecision['type']>> = {
  plan: 'ConvoyPlanned',
  'add-vehicle': 'VehicleJoined',
  withdraw: 'VehicleWithdrawn',
  replace: 'VehicleReplaced',
  dispatch: 'ConvoyDispatched',
  divert: 'ConvoyDiverted',
  hold: 'ConvoyHeld',
  release: 'ConvoyReleased',
  split: 'ConvoySplit',
  merge: 'ConvoyMerged',
  recall: 'ConvoyRecalled',
  cancel: 'ConvoyCancelled',
  complete: 'ConvoyCompleted',
};

describe('the decisions of the desk', () => {
  it('are found by their command and by their event', () => {
    for (const [command, event] of Object.entries(PAIRS)) {
      expect(decisionOfCommand(command as ConvoyCommand['type']).event).toBe(event);
      expect(decisionOfEvent(event).command).toBe(command);
    }
    expect([...CONVOY_DECISION_TYPES]).toEqual(Object.values(PAIRS));
  });

  it('are no others', () => {
    expect(() => decisionOfEvent('CheckpointPassed')).toThrow("There is no decision 'CheckpointPassed'.");
  });
});
