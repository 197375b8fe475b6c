import { places } from '#kafila/domain';

/** How many passages one convoy has: so many vehicles, through so many sides. */
const VEHICLES = 5;
const SIDES = 8;
export const PASSAGES_OF_CONVOY = VEHICLES * SIDES;

const BORDERS = places.filter(({ bcpPair }) => bcpPair !== null).map(({ slug }) => slug);
const REGIMES = ['TIR', 'TIR + QTTA', 'AUPTT', 'ECO TTFA'];
const CURRENCIES = ['PKR', 'AFN', 'UZS', 'USD'];
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAYS = 5 * 365;

/** One passage, all of which follows from its number. Durations in milliseconds, payments in cents of a currency. */
export interface Passage {
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly ordinal: number;
  readonly place: string;
  readonly direction: 'outbound' | 'inbound';
  readonly regime: string;
  readonly arrivedAt: number;
  readonly exitedAt: number;
  readonly waitingMs: number;
  /** Null in one of seven. */
  readonly customsMs: number | null;
  readonly otherMs: number | null;
  /** Official and unofficial; null where nobody reported a payment. */
  readonly payments: { readonly official: Payment; readonly unofficial: Payment | null } | null;
}

export interface Payment {
  readonly cents: number;
  readonly currency: string;
}

export function passageNo(no: number): Passage {
  const convoy = Math.floor(no / PASSAGES_OF_CONVOY);
  const within = no % PASSAGES_OF_CONVOY;
  const ordinal = within % SIDES;
  const side = (convoy * 3 + ordinal) % BORDERS.length;
  const arrivedAt = FIRST_DAY + (mixed(convoy) % DAYS) * DAY_MS + ordinal * 2 * DAY_MS + (mixed(no) % DAY_MS);
  const waitingMs = mixed(no + 1) % (20 * 3_600_000);
  const currency = CURRENCIES[mixed(no + 2) % CURRENCIES.length] ?? '';
  const payments =
    no % 5 < 2
      ? null
      : {
          official: { cents: mixed(no + 3) % 50_000, currency },
          unofficial: no % 2 === 0 ? null : { cents: (mixed(no + 4) % 60) * 10_000, currency },
        };
  return {
    convoyId: `convoy-${convoy.toString().padStart(8, '0')}`,
    vehicleId: `PK-TLK${100 + Math.floor(within / SIDES)}`,
    ordinal,
    place: BORDERS[side] ?? '',
    direction: ordinal % 2 === 0 ? 'outbound' : 'inbound',
    regime: REGIMES[convoy % REGIMES.length] ?? '',
    arrivedAt,
    exitedAt: arrivedAt + waitingMs + (mixed(no + 5) % (10 * 3_600_000)),
    waitingMs,
    customsMs: no % 7 === 0 ? null : mixed(no + 6) % (5 * 3_600_000),
    otherMs: no % 3 === 0 ? null : mixed(no + 7) % (2 * 3_600_000),
    payments,
  };
}

/** Neighbouring numbers far apart, the same in every run (the finaliser of MurmurHash3). */
function mixed(no: number): number {
  let h = no | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Rates of every month, and which of them counts: those of the first of the month, at most 31 days old. */
export function rateOf(currency: string, at: number): { readonly millionths: bigint } {
  if (currency === 'USD') return { millionths: 1_000_000n };
  const date = new Date(at);
  const months = (date.getUTCFullYear() - 2020) * 12 + date.getUTCMonth();
  return { millionths: BigInt(3000 + months * 10 + CURRENCIES.indexOf(currency)) };
}

/** The same as the operator would give them. */
export function rateTable(): string {
  const lines: string[] = [];
  for (let month = 0; month < 72; month++) {
    const at = Date.UTC(2020, month, 1);
    for (const currency of CURRENCIES.filter((code) => code !== 'USD')) {
      const usd = `0.${rateOf(currency, at).millionths.toString().padStart(6, '0')}`;
      lines.push(`${new Date(at).toISOString().slice(0, 10)},${currency},${usd}`);
    }
  }
  return lines.join('\n');
}
