import { type Scale } from './scales.js';

export const WIDTH = 720;
export const HEIGHT = 600;
export const LEFT = 132;
export const RIGHT = 690;
export const TOP = 14;
export const BOTTOM = 566;
export const HOUR = 3_600_000;
/** A border is drawn at least as wide as this, so that the lines of both sides lie apart. */
export const BORDER = 17;
/** Labels nearer than this cannot be read. */
export const LABEL_GAP = 10.5;

/** Both scales of one drawing. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly time: readonly [number, number];
}

/** A coordinate as it is written. */
export function fixed(coordinate: number): string {
  return (Math.round(coordinate * 10) / 10).toString();
}
