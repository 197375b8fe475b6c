import {
  clearanceSample,
  type ConvoyView,
  convoySample,
  costsOfTrip,
  describeConvoy,
  describeDeclaration,
  hoursOfMs,
  type RateTable,
  speedsOf,
  tfi3Usd,
  tonnesOf,
  totalUsd,
  wholeTrip,
} from '#kafila/domain';
import { type History } from '#kafila/simulation/testing';
import { Figures } from './figures.js';

export const CORRIDOR_MEASURES = ['swodKmh', 'swdKmh', 'tfi3Usd', 'distanceKm', 'tripHours', 'movingHours'];
export const CONVOY_MEASURES = ['transitDays', 'spreadHours', 'attrition', 'tonnes', 'valueUsd'];
export const CLEARANCE_MEASURES = [
  'arrivalToLodgementHours',
  'lodgementToAssessmentHours',
  'assessmentToExaminationHours',
  'examinationHours',
  'otherAgenciesHours',
  'lodgementToPaymentHours',
  'paymentToReleaseHours',
  'lodgementToReleaseHours',
  'arrivalToReleaseHours',
  'releaseToGateOutHours',
  'arrivalToGateOutHours',
];

/** What the statistics that need more than single moments are computed from: each stream folded whole. */
export class FoldedFigures {
  /** By corridor and month. */
  readonly corridors = new Figures();
  readonly convoys = new Figures();
  /** By place and month. */
  readonly clearances = new Figures();

  constructor(private readonly rates: RateTable) {}

  add(history: History): void {
    const convoys = new Map<string, ConvoyView>();
    for (const stream of history.streams.keys()) {
      if (!stream.startsWith('convoy-')) continue;
      const id = stream.slice('convoy-'.length);
      const convoy = describeConvoy(history.convoy(id));
      convoys.set(id, convoy);
      addConvoy(this, convoy, this.rates);
    }
    for (const stream of history.streams.keys()) {
      if (!stream.startsWith('declaration-')) continue;
      addDeclaration(this, history, stream.slice('declaration-'.length), convoys);
    }
  }
}

function addConvoy(folds: FoldedFigures, convoy: ConvoyView, rates: RateTable): void {
  const corridor = convoy.corridorId;
  for (const vehicle of convoy.vehicles) {
    const trip = wholeTrip(vehicle, convoy.route);
    if (!trip || trip.arrivedAt === null) continue;
    const costs = costsOfTrip(vehicle);
    const usd = costs.length === 0 ? null : totalUsd(costs, rates).usd;
    folds.corridors.add(
      { corridor, month: trip.arrivedAt.slice(0, 7) },
      {
        ...speedsOf(trip),
        tfi3Usd: tfi3Usd(usd, trip.km, tonnesOf(vehicle.goods)),
        distanceKm: trip.km,
        tripHours: hoursOfMs(trip.elapsedMs),
        movingHours: hoursOfMs(trip.movingMs),
      },
    );
  }
  const sample = convoySample(convoy);
  if (!sample) return;
  const { transitDays, spreadHours, attrition, tonnes, values, goodsWithoutValue } = sample;
  const isValued = values.length > 0 && goodsWithoutValue === 0;
  const valueUsd = isValued ? totalUsd(values, rates).usd : null;
  folds.convoys.add(
    { corridor, month: sample.dispatchedAt.slice(0, 7) },
    { transitDays, spreadHours, attrition, tonnes, valueUsd },
  );
}

function addDeclaration(
  folds: FoldedFigures,
  history: History,
  reference: string,
  convoys: ReadonlyMap<string, ConvoyView>,
): void {
  const declaration = describeDeclaration(history.declaration(reference));
  const { place, vehicleIds } = declaration;
  const vehicles = (convoys.get(declaration.convoyId ?? '')?.vehicles ?? []).filter(
    ({ vehicleId }) => vehicleIds.length === 0 || vehicleIds.includes(vehicleId),
  );
  const arrivals = vehicles.flatMap(({ passages, legs }) => [
    ...passages
      .filter((one) => one.place === place)
      .map(({ arrivedAt, enteredAt }) => arrivedAt ?? enteredAt),
    ...legs.filter(({ to }) => to === place).map(({ arrivedAt }) => arrivedAt),
  ]);
  const sample = clearanceSample(
    declaration,
    arrivals.filter((at) => at !== null),
  );
  if (!sample || sample.releasedAt === null) return;
  const { releasedAt, ...hours } = sample;
  const steps = CLEARANCE_MEASURES.map((measure): [string, number | null] => [
    measure,
    hours[measure.slice(0, -'Hours'.length) as 'examination'],
  ]);
  folds.clearances.add({ place, month: releasedAt.slice(0, 7) }, Object.fromEntries(steps));
}
