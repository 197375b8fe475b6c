import { type ConvoyCommand, type ConvoyDecision } from '../convoy/decisions/decisions.js';
import { type ConvoyState } from '../convoy/state/convoy.state.js';
import { type VehicleState } from '../convoy/state/vehicle.state.js';
import { decide } from '../convoy/desk/decide.js';
import { type KnownElsewhere } from '../convoy/members/known-elsewhere.js';
import { foldConvoy } from '../convoy/fold/fold.js';
import { type Refusal, type RefusalCode } from '../decision/refusal.js';
import { type ConvoyView, describeConvoy } from '../convoy/view/convoy-view.js';
import { record, type Unrecorded } from './recorded.js';

/** What came of a decision; each check throws where it came out otherwise. */
export interface Decided {
  /** Refused with this code; gives the refusal, for its facts. */
  thenRefused(code: RefusalCode): Refusal;
  /** Taken, by events of these types in this order; gives the events. */
  thenEvents(...types: readonly ConvoyDecision['type'][]): readonly ConvoyDecision[];
}

/** A convoy with a history; no history: no convoy. */
export interface Given {
  /** @param more what is known of other convoys */
  when(command: ConvoyCommand, more?: KnownElsewhere): Decided;
  readonly state: ConvoyState;
  readonly view: ConvoyView;
  /** The state of one vehicle. @throws where it has not joined */
  readonly vehicle: (vehicleId: string) => VehicleState;
}

export function given(...history: readonly Unrecorded[]): Given {
  const state = history.length === 0 ? null : foldConvoy(record(...history));
  const existing = (): ConvoyState => {
    if (!state) throw new Error('No convoy was given.');
    return state;
  };
  return {
    when: (command, more) => whatCameOf(command, state, more),
    get state() {
      return existing();
    },
    get view() {
      return describeConvoy(existing());
    },
    vehicle: (vehicleId) => {
      const vehicle = existing().vehicles.get(vehicleId);
      if (!vehicle) throw new Error(`${vehicleId} has not joined.`);
      return vehicle;
    },
  };
}

function whatCameOf(command: ConvoyCommand, state: ConvoyState | null, more?: KnownElsewhere): Decided {
  const verdict = decide(command, state, more);
  return {
    thenRefused(code) {
      if (!('refusal' in verdict))
        throw new Error(`'${command.type}' was not refused, it should be: ${code}`);
      const { refusal } = verdict;
      if (refusal.code !== code)
        throw new Error(`Refused as ${refusal.code}, not ${code}: ${refusal.detail}`);
      return refusal;
    },
    thenEvents(...types) {
      if ('refusal' in verdict)
        throw new Error(`Refused as ${verdict.refusal.code}: ${verdict.refusal.detail}`);
      const decided = verdict.events.map((event) => event.type);
      if (decided.join() !== types.join()) throw new Error(`Decided ${decided.join()}, not ${types.join()}`);
      return verdict.events;
    },
  };
}
