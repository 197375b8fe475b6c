import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type Route } from '../../geography/route.js';
import { measureSection, type TripSection } from '../trips/trip-section.js';
import { type StatisticDeclaration } from '../figures/statistic.js';

/**
 * Corridors: one sample for each vehicle over its whole trip in one convoy. Grouped by country, one sample for each country
 * of the trip; the costs are known of whole trips only.
 */
export const CORRIDOR_STATISTIC = {
  name: 'corridors',
  summary: 'How fast trips are and what they cost (CPMM TFI3, TFI4, SWOD)',
  time: 'the arrival at the destination',
  groupings: ['corridor', 'country', 'regime', 'month'],
  filters: ['place', 'country', 'corridor', 'regime'],
  placesOfCorridor: false,
  measures: {
    swodKmh: {
      kind: 'summary',
      unit: 'kmh',
      meaning: 'Speed without delay, km/h: kilometres over hours in motion, trip by trip.',
    },
    swdKmh: {
      kind: 'summary',
      unit: 'kmh',
      meaning:
        'Speed with delay, CPMM TFI4, km/h: kilometres by road over all hours but those on ships and trains, borders and halts included, trip by trip.',
    },
    swodKmhPooled: {
      kind: 'ratio',
      unit: 'kmh',
      meaning: 'All kilometres over all hours in motion: another figure than the mean.',
    },
    swdKmhPooled: {
      kind: 'ratio',
      unit: 'kmh',
      meaning: 'All kilometres by road over all hours but those on ships and trains.',
    },
    tfi3Usd: {
      kind: 'summary',
      unit: 'usd',
      meaning:
        'CPMM TFI3: all that was paid on the trip, in US dollars per 500 km per 20 t of cargo; kilometres at sea and by rail count too.',
    },
    distanceKm: {
      kind: 'summary',
      unit: 'km',
      meaning: 'Kilometres by road of the legs really driven.',
    },
    tripHours: { kind: 'summary', unit: 'hours', meaning: 'From the departure to the arrival.' },
    movingHours: { kind: 'summary', unit: 'hours', meaning: 'Of them: in motion on the road.' },
    carriedKm: {
      kind: 'summary',
      unit: 'km',
      meaning: 'Kilometres on ships and trains, of the trips that went so on a part of their way.',
    },
    carriedHours: {
      kind: 'summary',
      unit: 'hours',
      meaning: 'Hours on ships and trains, of the same trips.',
    },
  },
  leftOut: {
    tripsWithoutDistance: {
      meaning:
        'Trips (or countries of them, where countries are asked for) of which a leg is not on the route, so that nobody knows its kilometres.',
      example: 0,
    },
    tripsWithoutMotion: {
      meaning:
        'Trips of which nobody can tell motion from delay: a border crossed unseen, a halt without an end, clocks that differ.',
      example: 2,
    },
    tripsWithoutCosts: {
      meaning: 'Trips of which nobody reported that anything was paid.',
      example: 1,
    },
    tripsWithoutTonnes: { meaning: 'Trips of which the weight of the cargo is not known.', example: 0 },
  },
} as const satisfies StatisticDeclaration;

export type VehicleToMeasure = Pick<VehicleView, 'legs' | 'status' | 'destination'>;

/** One vehicle over its whole way in one convoy; undefined before its destination, and where it left the convoy. */
export function wholeTrip(
  { legs, status, destination }: VehicleToMeasure,
  route: Route,
): TripSection | undefined {
  const trip = measureSection(legs);
  if (!trip) return undefined;
  return status === 'delivered' || trip.to === (destination ?? route.at(-1)) ? trip : undefined;
}
