import { type Cell } from '../runner/projection/projection.js';

/** The cells of a row that is not complete yet. */
export type Cells = Record<string, Cell>;

/** Hours as whole milliseconds. */
export function milliseconds(hours: number | null): bigint | null {
  return hours === null ? null : BigInt(Math.round(hours * 3_600_000));
}

/** Kilometres as whole metres. */
export function metres(km: number | null): bigint | null {
  return km === null ? null : BigInt(Math.round(km * 1000));
}

/** Tonnes as whole grams. */
export function grams(tonnes: number | null): bigint | null {
  return tonnes === null ? null : BigInt(Math.round(tonnes * 1_000_000));
}

/** 1 stands for true. */
export function truth(value: boolean | null): number | null {
  return value === null ? null : value ? 1 : 0;
}
