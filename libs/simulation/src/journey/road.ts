import { type Dice } from '../chance/dice.js';
import { type BorderParameters } from '../parameters/borders.js';
import { type DrivingParameters } from '../parameters/driving.js';
import { HOUR, MINUTE } from './local-time.js';
import { type Moment, type Party, SHORTEST_GAP_MINUTES, type Silence, type Stay } from './moment.js';

export const GAP = SHORTEST_GAP_MINUTES * MINUTE;

/** A journey while it is being made. */
export interface Road {
  readonly dice: Dice;
  readonly driving: DrivingParameters;
  readonly borders: BorderParameters;
  readonly moments: Moment[];
  readonly silences: Map<string, Silence[]>;
  readonly stays: Stay[];
  readonly events: RoadEvents;
}

/** What happens to a party on its way. An event may take time, and vehicles away. */
export interface RoadEvents {
  /** Before a party leaves its place for the next one. */
  leaving(party: Party): Party;
  /** After a party came to a place that is no side of a border. Gives the parties that go on. */
  arriving(party: Party): readonly Party[];
  /** After a party came to the near side of a border. */
  atBorder(party: Party): void;
  /** Hours for which customs hold a vehicle at a side in addition to the usual time; mostly 0. */
  heldAt(side: string): number;
}

/** Vehicles that are together for a while. */
export type Group = Pick<Party, 'vehicleIds' | 'at'>;

/** A right-skewed duration in milliseconds, whole seconds, at least `least`. */
export function duration(dice: Dice, medianHours: number, sigma: number, least: number): number {
  const hours = dice.lognormal(medianHours, sigma);
  return Math.max(least, Math.round(hours * 3600) * 1000);
}

/** Hours as milliseconds, to the second. */
export function inMillis(hours: number): number {
  return Math.round((hours * HOUR) / 1000) * 1000;
}
