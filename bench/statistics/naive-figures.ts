import { corridors } from '#kafila/domain';
import { type Passage, type Payment, passageNo, rateOf } from './passage-no.js';

/** Figures as the API tells them. */
export type Figures = Readonly<Record<string, number | null>>;
export type Row = Readonly<Record<string, Figures>>;

const HOUR_MS = 3_600_000;

/** The figures of a grouping, computed in the simplest way: all samples of a group in a list, sorted by comparing. */
export function naiveFigures(passages: number, groupBy: readonly string[]): ReadonlyMap<string, Row> {
  const groups = new Map<string, Record<string, number[]>>();
  for (let no = 0; no < passages; no++) {
    const passage = passageNo(no);
    for (const key of keysOf(passage, groupBy)) {
      const samples = groups.get(key) ?? {};
      groups.set(key, samples);
      for (const [measure, value] of Object.entries(measuresOf(passage))) {
        const list = (samples[measure] ??= []);
        if (value !== null) list.push(value);
      }
    }
  }
  return new Map([...groups].map(([key, samples]) => [key, rowOf(samples)]));
}

function keysOf(passage: Passage, groupBy: readonly string[]): readonly string[] {
  const month = new Date(passage.exitedAt).toISOString().slice(0, 7);
  const through = corridors.filter(({ legs }) =>
    legs.some(({ from, to }) => from === passage.place || to === passage.place),
  );
  const within = groupBy.includes('corridor')
    ? through.length > 0
      ? through.map(({ id }) => id)
      : [null]
    : [null];
  return within.map((corridor) => {
    const { place, direction, regime } = passage;
    const known: Readonly<Record<string, string | null>> = { place, direction, regime, month, corridor };
    return JSON.stringify(Object.fromEntries(groupBy.map((grouping) => [grouping, known[grouping] ?? null])));
  });
}

function measuresOf(passage: Passage): Readonly<Record<string, number | null>> {
  const { arrivedAt, exitedAt, waitingMs, customsMs, otherMs, payments } = passage;
  const official = payments ? microUsd(payments.official, exitedDay(passage)) : null;
  const unofficial = payments
    ? payments.unofficial
      ? microUsd(payments.unofficial, exitedDay(passage))
      : 0
    : null;
  const usd = (micro: number | null): number | null => (micro === null ? null : micro / 1_000_000);
  const hours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR_MS);
  return {
    tfi1Hours: hours(exitedAt - arrivedAt),
    waitingHours: hours(waitingMs),
    customsHours: hours(customsMs),
    otherHours: hours(otherMs),
    tfi2Usd: usd(official === null || unofficial === null ? null : official + unofficial),
    tfi2OfficialUsd: usd(official),
    tfi2UnofficialUsd: usd(unofficial),
  };
}

/** Payments are dated by the day of the exit, in UTC. */
function exitedDay({ exitedAt }: Passage): number {
  return exitedAt;
}

function microUsd({ cents, currency }: Payment, at: number): number {
  // Cents times millionths are hundredths of a millionth; a half is rounded up.
  return Number((BigInt(cents) * rateOf(currency, at).millionths + 50n) / 100n);
}

function rowOf(samples: Readonly<Record<string, number[]>>): Row {
  return Object.fromEntries(Object.entries(samples).map(([measure, list]) => [measure, figuresOf(list)]));
}

function figuresOf(list: number[]): Figures {
  const sorted = list.sort((a, b) => a - b);
  const n = sorted.length;
  const between = (p: number): number | null => {
    const at = (n - 1) * p;
    const below = sorted[Math.floor(at)];
    const above = sorted[Math.ceil(at)];
    return below === undefined || above === undefined
      ? null
      : below + (above - below) * (at - Math.floor(at));
  };
  const cut = Math.floor(n * 0.025);
  return {
    n,
    mean: meanOf(sorted),
    median: between(0.5),
    p10: between(0.1),
    p90: between(0.9),
    min: sorted[0] ?? null,
    max: sorted[n - 1] ?? null,
    trimmedMean: meanOf(sorted.slice(cut, n - cut)),
  };
}

function meanOf(list: readonly number[]): number | null {
  return list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;
}
