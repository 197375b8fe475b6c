import { dayAt } from '../../geography/local-time.js';
import { placeOf } from '../../geography/geography.js';
import { type Claim, type Explanation } from '../../irregularity/irregularity.js';
import { isClearlyLater } from '../acts/same-act.js';
import { type CarnetAct, type CarnetState } from '../state/carnet.state.js';
import { assignmentAt, vehiclesAt } from '../state/vehicles-at.js';
import { dayAfter } from '../../time/calendar-day.js';
import { excludingOf, usesOf } from './exclusions.js';

/** A longer name could not be indexed. */
const LONGEST_NAME = 500;
/** Reports that a use or an exclusion names elsewhere. */
const FEW = 5;

/** What an exclusion, or a use, is to another carnet of the holder. JSON of it is the `holder` of its claim. */
export interface HeldByCarnet {
  readonly carnetNumber: string;
  readonly vehicleIds: readonly string[];
  readonly evidence: readonly string[];
  /** Of an exclusion its last day, null where it has none; of a use the day at its office. Calendar days. */
  readonly day: string | null;
}

/**
 * What a carnet tells of its holder: that customs of a country exclude him, and where the carnet was used. A claim of each kind
 * contradicts those of the other one that have its key. What its own stream shows already is left out.
 */
export function claimsOfHolder(state: CarnetState, carnetNumber: string): readonly Claim[] {
  const { told, asked } = holderNames(state);
  const { exclusions } = state.liability;
  const exclusionAt = excludingOf(state.liability);
  const vehicles = vehiclesAt(state);
  const inForceAt = assignmentAt(state);
  const claim = (
    act: CarnetAct,
    vehicleIds: readonly string[],
    day: string | null,
  ): Pick<Claim, 'holder' | 'convoyId' | 'from'> => {
    const held: HeldByCarnet = { carnetNumber, vehicleIds, evidence: act.evidence.slice(0, FEW), day };
    return {
      holder: JSON.stringify(held),
      convoyId: inForceAt(act.at)?.convoyId ?? state.stated.convoyId ?? '',
      from: act.at,
    };
  };
  return [
    ...exclusions.flatMap((one) =>
      told.map((name): Claim => {
        const key = keyOf(one.country, name);
        const until = one.until === null ? null : endOfDayEverywhere(one.until);
        return { kind: 'exclusion', key, ...claim(one, [], one.until), convoyId: '', until };
      }),
    ),
    ...usesOf(state)
      .filter(({ place, at }) => !exclusionAt(place, at))
      .flatMap((use) =>
        asked.map((name): Claim => {
          const key = keyOf(placeOf(use.place).country, name);
          const day = dayAt(use.place, use.at);
          return { kind: 'use', key, ...claim(use, vehicles(use.at), day), until: use.at };
        }),
      ),
  ];
}

/** That customs admit the holder again ends exclusions that other carnets tell of. */
export function explanationsOfHolder(state: CarnetState): readonly Explanation[] {
  const { told } = holderNames(state);
  return state.liability.readmissions.flatMap(({ country, at }) =>
    told.map((name) => ({ of: readmitted(keyOf(country, name)), at })),
  );
}

/**
 * Whether a use of a carnet falls under an exclusion that another carnet tells of: by the calendar at the office of the use, as
 * where the carnet itself tells of it.
 *
 * @param leftAt when the holder was admitted again, RFC 3339 in UTC
 */
export function isUnderExclusion(
  { from, leftAt, holder }: Pick<Claim, 'from' | 'holder'> & { readonly leftAt: string | null },
  use: Pick<Claim, 'from' | 'holder'>,
): boolean {
  const [{ day: lastDay }, { day }] = [heldByCarnet(holder), heldByCarnet(use.holder)];
  const isOver = lastDay !== null && day !== null && day > lastDay;
  return isClearlyLater(use.from, from) && !isOver && (leftAt === null || use.from < leftAt);
}

/** What the `holder` of such a claim says. */
export function heldByCarnet(holder: string): HeldByCarnet {
  return JSON.parse(holder) as HeldByCarnet;
}

/** When a calendar day is over by every clock on earth, RFC 3339 in UTC: those that are last are twelve hours after UTC. */
function endOfDayEverywhere(day: string): string {
  return `${dayAfter(day)}T12:00:00.000Z`;
}

/** What the end of an exclusion is called; `key` is that of its claim. */
export function readmitted(key: string): string {
  return `readmitted ${key}`.slice(0, LONGEST_NAME);
}

/** The names of the holder that a carnet was issued to; none where its issue is not recorded. */
export function holderKeysOf({
  holder,
  holderId,
}: {
  readonly holder: string;
  readonly holderId?: string;
}): HolderNames {
  const name = holder.trim().replace(/\s+/g, ' ').toUpperCase();
  return holderId === undefined
    ? { told: [`name ${name}`, `no id ${name}`], asked: [`name ${name}`] }
    : { told: [`id ${holderId}`, `name ${name}`], asked: [`id ${holderId}`, `no id ${name}`] };
}

/**
 * Two carnets are of one holder where their ID numbers are the same. Where one of them has none, his name tells it. So what is
 * told of a carnet is told under all its names, and asked for under those that no other ID number contradicts.
 */
export interface HolderNames {
  readonly told: readonly string[];
  readonly asked: readonly string[];
}

function holderNames({ issued }: CarnetState): HolderNames {
  return issued ? holderKeysOf(issued) : { told: [], asked: [] };
}

function keyOf(country: string, name: string): string {
  return `${country} ${name}`.slice(0, LONGEST_NAME - 'readmitted '.length);
}
