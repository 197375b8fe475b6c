import { type DatedMoney, dated, facingSide, type RateTable, totalUsd, vehicleIdOf } from '#kafila/domain';
import { type SimulatedConvoy } from '#kafila/simulation';
import { Figures } from './figures.js';

type Vehicle = SimulatedConvoy['truth']['vehicles'][number];
type Passage = Vehicle['passages'][number];
type Stretch = readonly [from: number, until: number];

export const BORDER_MEASURES = [
  'tfi1Hours',
  'waitingHours',
  'customsHours',
  'otherHours',
  'tfi2Usd',
  'tfi2OfficialUsd',
  'tfi2UnofficialUsd',
];
export const TIR_MEASURES = ['nextStartHours', 'dischargeDays'];

/** What the statistics of single moments are computed from: what truly happened, as far as anybody reported it. */
export class TrueFigures {
  /** By place, direction and month. */
  readonly borders = new Figures();
  /** By place and month. */
  readonly tir = new Figures();
  /** How often seals were breached, by place and month. */
  readonly breaches: Record<string, number> = {};

  constructor(private readonly rates: RateTable) {}

  add({ truth, decisions }: SimulatedConvoy): void {
    const joinedSealed = sealedFromTheStart(decisions);
    for (const vehicle of truth.vehicles) {
      for (const passage of vehicle.passages) addPassage(this.borders, vehicle, passage, this.rates);
      for (const { place, at } of breachesOf(vehicle, joinedSealed.has(vehicle.vehicleId))) {
        const key = JSON.stringify({ place, month: at.slice(0, 7) });
        this.breaches[key] = (this.breaches[key] ?? 0) + 1;
      }
    }
    for (const { operations } of truth.carnets) addOperations(this.tir, operations);
  }
}

function addPassage(figures: Figures, vehicle: Vehicle, passage: Passage, rates: RateTable): void {
  const { place, direction, arrivedAt, enteredAt, exitedAt, reportedBy } = passage;
  if (reportedBy.exitedAt === null) return;
  const from = reportedBy.arrivedAt !== null ? arrivedAt : reportedBy.enteredAt !== null ? enteredAt : null;
  const whole: Stretch | null = from === null ? null : [Date.parse(from), Date.parse(exitedAt)];
  const there = vehicle.activities.filter(
    (one) => one.place === place && one.reportedBy !== null && one.at >= arrivedAt && one.at <= exitedAt,
  );
  const queue: Stretch[] =
    reportedBy.arrivedAt !== null && reportedBy.enteredAt !== null
      ? [[Date.parse(arrivedAt), Date.parse(enteredAt)]]
      : [];
  const ended = (isWanted: (activity: string) => boolean): Stretch[] =>
    there.flatMap(({ activity, at, endedAt }): Stretch[] =>
      endedAt === null || !isWanted(activity) ? [] : [[Date.parse(at), Date.parse(endedAt)]],
    );
  const paid = there.flatMap(({ payments, at }) =>
    payments.map((payment) => ({ official: payment.official, money: dated(payment, at, place) })),
  );
  const usd = (wanted: (official: boolean) => boolean): number | null =>
    paid.length === 0 ? null : totalUsd(moneyOf(paid, wanted), rates).usd;
  figures.add(
    { place, direction, month: exitedAt.slice(0, 7) },
    {
      tfi1Hours: whole && (whole[1] - whole[0]) / 3_600_000,
      waitingHours: covered(whole, [...queue, ...ended((activity) => activity === 'waiting')]),
      customsHours: covered(
        whole,
        ended((activity) => activity === 'customs-controls'),
      ),
      otherHours: covered(
        whole,
        ended((activity) => activity !== 'waiting' && activity !== 'customs-controls'),
      ),
      tfi2Usd: usd(() => true),
      tfi2OfficialUsd: usd((official) => official),
      tfi2UnofficialUsd: usd((official) => !official),
    },
  );
}

function moneyOf(
  paid: readonly { official: boolean; money: DatedMoney }[],
  wanted: (official: boolean) => boolean,
): readonly DatedMoney[] {
  return paid.filter(({ official }) => wanted(official)).map(({ money }) => money);
}

/** How long at least one of several stretches lasted within the whole, piece by piece between all their ends. */
function covered(whole: Stretch | null, stretches: readonly Stretch[]): number | null {
  if (whole === null || stretches.length === 0) return null;
  const ends = [...whole, ...stretches.flat()].sort((a, b) => a - b);
  let ms = 0;
  ends.forEach((end, i) => {
    const begin = ends[i - 1] ?? end;
    const lasts = [whole, ...stretches].filter(([from, until]) => from <= begin && end <= until);
    if (lasts.includes(whole) && lasts.length > 1) ms += end - begin;
  });
  return ms / 3_600_000;
}

/** Ids of the vehicles that joined with seals on, as the desk knew. */
function sealedFromTheStart(decisions: SimulatedConvoy['decisions']): ReadonlySet<string> {
  const joining = decisions.flatMap(({ type, body }) => {
    if (type === 'plan') return body.vehicles;
    return type === 'add-vehicle' ? [body] : [];
  });
  return new Set(
    joining.flatMap(({ vehicleId, country, plate, seals = [] }) =>
      seals.length > 0 ? [vehicleId ?? vehicleIdOf(country, plate)] : [],
    ),
  );
}

/** Seals that somebody else than customs broke, and those that a load was moved from under: as far as that was reported. */
function breachesOf(
  { vehicleId, seals, transshipments }: Vehicle,
  joinedSealed: boolean,
): readonly Vehicle['seals'][number][] {
  let sealed = joinedSealed;
  return seals.filter((step) => {
    if (step.reportedBy === null) return false;
    const gaveAway = transshipments.some(
      ({ at, fromVehicleId }) => at === step.at && fromVehicleId === vehicleId,
    );
    const breach =
      step.what === 'moved' ? gaveAway && sealed : step.what === 'broken' && step.party !== 'customs';
    sealed = !gaveAway && step.seals.length > 0;
    return breach;
  });
}

function addOperations(
  figures: Figures,
  operations: SimulatedConvoy['truth']['carnets'][number]['operations'],
): void {
  // What nobody reported at all is no operation for whoever reads reports.
  const told = operations.filter(({ reportedBy }) => Object.values(reportedBy).some((by) => by !== null));
  told.forEach(({ terminatedAt, terminationPlace, dischargedAt, reportedBy }, i) => {
    if (terminatedAt === null || terminationPlace === null || reportedBy.terminatedAt === null) return;
    const next = told[i + 1];
    const isAcross =
      next !== undefined &&
      next.reportedBy.startedAt !== null &&
      facingSide(terminationPlace)?.slug === next.startPlace;
    figures.add(
      { place: terminationPlace, month: terminatedAt.slice(0, 7) },
      {
        nextStartHours: isAcross ? hours(terminatedAt, next.startedAt) : null,
        dischargeDays:
          dischargedAt === null || reportedBy.dischargedAt === null
            ? null
            : hours(terminatedAt, dischargedAt) / 24,
      },
    );
  });
}

function hours(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 3_600_000;
}
