import { type LogRecord } from './record.js';

/** What the metadata of a stream hide of it. */
export interface StreamRules {
  /** Deleted, and may begin again. */
  readonly deleted: boolean;
  readonly truncateBefore: number;
  readonly maxCount: number;
  readonly maxAgeSeconds: number;
}

export const NOTHING_HIDDEN: StreamRules = {
  deleted: false,
  truncateBefore: 0,
  maxCount: Infinity,
  maxAgeSeconds: Infinity,
};

export function rulesIn(metadata: Uint8Array | undefined): StreamRules {
  const json = JSON.parse(Buffer.from(metadata ?? []).toString('utf8') || '{}') as Record<string, unknown>;
  const figure = (name: string, fallback: number): number => {
    const value = json[name];
    return typeof value === 'number' ? value : fallback;
  };
  const truncateBefore = figure('$tb', 0);
  const deleted = truncateBefore > Number.MAX_SAFE_INTEGER;
  return {
    deleted,
    truncateBefore: deleted ? 0 : truncateBefore,
    maxCount: figure('$maxCount', Infinity),
    maxAgeSeconds: figure('$maxAge', Infinity),
  };
}

/** What reading the stream shows, until a scavenge takes the rest out of the log too. */
export function visibleOf(records: readonly LogRecord[], rules: StreamRules): readonly LogRecord[] {
  if (rules.deleted) return [];
  const first = Math.max(rules.truncateBefore, records.length - rules.maxCount);
  const oldest =
    rules.maxAgeSeconds === Infinity ? 0n : BigInt(Date.now() - rules.maxAgeSeconds * 1_000) * 10_000n;
  if (first <= 0 && oldest === 0n) return records;
  return records.filter(({ revision, ticks }) => revision >= first && ticks >= oldest);
}
