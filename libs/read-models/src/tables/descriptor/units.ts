/** Hours as whole milliseconds. */
export function milliseconds(hours: number | null): bigint | null {
  return hours === null ? null : BigInt(Math.round(hours * 3_600_000));
}

/** Days as whole milliseconds. */
export function millisecondsOfDays(days: number | null): bigint | null {
  return milliseconds(days === null ? null : days * 24);
}

/** Milliseconds that are whole already. */
export function wholeMs(ms: number | null): bigint | null {
  return ms === null ? null : BigInt(ms);
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
export function truth(value: boolean): number {
  return value ? 1 : 0;
}

/** 1 stands for true; null: not known. */
export function truthOrNull(value: boolean | null): number | null {
  return value === null ? null : truth(value);
}
