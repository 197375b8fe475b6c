import { areFacing, legBetween, modeBetween, placeOf } from '#kafila/domain';
import { type SimulatedConvoy } from '#kafila/simulation';
import { knowableHalts, knowablePassages } from '#kafila/simulation/testing';
import { type Member, type Stay } from './members-of-truth.js';

type TruePassage = SimulatedConvoy['truth']['vehicles'][number]['passages'][number];

/** From one place where a vehicle was seen to the next one. Times in milliseconds; null where nobody knows. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  readonly km: number;
  readonly movingMs: number | null;
  /** By a ship: wholly; `mixed`: a ship carried it on a part of the way, and nobody saw where. */
  readonly mode: 'road' | 'sea' | 'mixed';
}

/** A vehicle over some legs. Null where nobody knows. */
export interface Section {
  readonly km: number | null;
  readonly movingMs: number | null;
  readonly elapsedMs: number | null;
  /** On ships. */
  readonly carriedKm: number | null;
  readonly carriedMs: number | null;
}

/** When a vehicle came to a place and left it, as far as anybody can know. */
interface Times {
  readonly arrivedAt: number | null;
  readonly departedAt: number | null;
}

/** The way of a vehicle from the first place where it was seen to the last one. */
export function legsOf(member: Member, { truth }: SimulatedConvoy): readonly Leg[] {
  const halts = knowableHalts(member).map(({ place, haltedAt, resumedAt }) => ({
    place,
    begin: Date.parse(haltedAt),
    end: ms(resumedAt),
  }));
  const timesAt = timesOf(member, halts);
  const route = truth.routes[member.convoyId] ?? [];
  return member.stays.slice(1).map((to, i): Leg => {
    const from = member.stays[i] ?? to;
    const [{ departedAt }, { arrivedAt }] = [timesAt(from), timesAt(to)];
    return {
      from: from.place,
      to: to.place,
      departedAt,
      arrivedAt,
      km: kilometres(route.slice(from.index, to.index + 1)),
      mode: modeOf(route.slice(from.index, to.index + 1)),
      movingMs: crossesUnseen(from.place, to.place) ? null : movingMs(departedAt, arrivedAt, halts),
    };
  });
}

interface Halt {
  readonly place: string | null;
  readonly begin: number;
  /** Null where nobody reported it. */
  readonly end: number | null;
}

/**
 * At a side of a border its passage tells, and nothing else. Elsewhere it came when it was seen there first and left when
 * it was seen there last, unless it halted there until nobody knows when.
 */
function timesOf(member: Member, halts: readonly Halt[]): (stay: Stay) => Times {
  const sides = new Set(knowablePassages(member).map(({ place }) => place));
  const passages = member.vehicle.passages.filter(({ convoyId }) => convoyId === member.convoyId);
  return ({ place, from, until }) => {
    if (sides.has(place)) {
      const passage = passages.findLast((one) => one.place === place && one.arrivedAt <= until);
      return {
        arrivedAt: passage ? cameAt(passage) : null,
        departedAt: passage?.reportedBy.exitedAt ? ms(passage.exitedAt) : null,
      };
    }
    const [first, last] = [Date.parse(from), Date.parse(until)];
    const isStanding = halts.some(
      (halt) => halt.place === place && halt.end === null && first <= halt.begin && halt.begin <= last,
    );
    return { arrivedAt: first, departedAt: isStanding ? null : last };
  };
}

/** To a side of a border: by its arrival, or its entry where nobody reported the arrival. */
function cameAt({ reportedBy, arrivedAt, enteredAt }: TruePassage): number | null {
  if (reportedBy.arrivedAt !== null) return ms(arrivedAt);
  return reportedBy.enteredAt === null ? null : ms(enteredAt);
}

/** What remains of the time on the way when it did not halt; null where the end of a halt is not known. */
function movingMs(
  departedAt: number | null,
  arrivedAt: number | null,
  halts: readonly Halt[],
): number | null {
  if (departedAt === null || arrivedAt === null) return null;
  let moving = arrivedAt - departedAt;
  for (const { begin, end } of halts) {
    if (begin < departedAt || begin >= arrivedAt) continue;
    if (end === null) return null;
    moving -= Math.min(end, arrivedAt) - begin;
  }
  return moving;
}

/** The whole of some legs, from one moment to another. */
export function sectionOf(legs: readonly Leg[], since: number | null, until: number | null): Section {
  const isMixed = legs.some(({ mode }) => mode === 'mixed');
  const [driven, shipped] = [
    legs.filter(({ mode }) => mode === 'road'),
    legs.filter(({ mode }) => mode === 'sea'),
  ];
  const hours = shipped.map(({ departedAt, arrivedAt }) =>
    departedAt === null || arrivedAt === null ? null : arrivedAt - departedAt,
  );
  return {
    km: isMixed ? null : driven.reduce((sum, { km }) => sum + km, 0),
    movingMs: isMixed ? null : sumOf(driven.map(({ movingMs }) => movingMs)),
    elapsedMs: since === null || until === null ? null : until - since,
    carriedKm: isMixed ? null : shipped.reduce((sum, { km }) => sum + km, 0),
    carriedMs: isMixed ? null : sumOf(hours),
  };
}

function sumOf(figures: readonly (number | null)[]): number | null {
  return figures.includes(null) ? null : figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function modeOf(way: readonly string[]): Leg['mode'] {
  const shipped = way.slice(1).map((place, i) => modeBetween(way[i] ?? '', place) === 'sea');
  if (!shipped.includes(true)) return 'road';
  return shipped.includes(false) ? 'mixed' : 'sea';
}

/** Over the line elsewhere than between two sides where it was seen: nobody can tell waiting from driving. */
export function crossesUnseen(from: string, to: string): boolean {
  return placeOf(from).country !== placeOf(to).country && !areFacing(from, to);
}

function kilometres(way: readonly string[]): number {
  return way.slice(1).reduce((km, place, i) => km + legBetween(way[i] ?? '', place).distanceKm, 0);
}

function ms(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}
