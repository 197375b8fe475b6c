import { type Dice } from '../chance/dice.js';
import { type BorderParameters } from '../parameters/borders.js';
import { type DrivingParameters } from '../parameters/driving.js';
import { HOUR, MINUTE } from './local-time.js';
import { type Moment, SHORTEST_GAP_MINUTES, type Silence } from './moment.js';

export const GAP = SHORTEST_GAP_MINUTES * MINUTE;

/** A journey while it is being made. */
export interface Road {
  readonly dice: Dice;
  readonly driving: DrivingParameters;
  readonly borders: BorderParameters;
  readonly moments: Moment[];
  readonly silences: Map<string, Silence[]>;
}

/** Vehicles that travel together. */
export interface Group {
  readonly vehicleIds: readonly string[];
  readonly at: number;
}

/** A right-skewed duration in milliseconds, whole seconds, at least `least`. */
export function duration(dice: Dice, medianHours: number, sigma: number, least: number): number {
  const hours = dice.lognormal(medianHours, sigma);
  return Math.max(least, Math.round(hours * 3600) * 1000);
}

/** Hours as milliseconds, to the second. */
export function inMillis(hours: number): number {
  return Math.round((hours * HOUR) / 1000) * 1000;
}
