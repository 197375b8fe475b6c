import { type ConvoyView, type TrailerView, type VehicleView } from '#kafila/domain';
import { type Left } from '../descriptor/latest-entries.js';
import { type LastEvent } from '../descriptor/stream-tip.js';

/** What a document leaves out. `timeline`: where all reports are told. */
export type Earlier<List extends string> = Left<List> & { readonly timeline: string };

/** The lists of a vehicle that grow with its reports. */
export const GROWING_LISTS = [
  'passages',
  'legs',
  'halts',
  'activities',
  'incidents',
  'expenses',
  'deliveries',
  'transshipments',
  'sealHistory',
  'formerPlates',
] as const satisfies readonly (keyof VehicleView)[];

export type ShownTrailer = TrailerView & { readonly earlier?: Earlier<'sealHistory'> };

export type ShownVehicle = Omit<VehicleView, 'trailers'> & {
  readonly trailers?: readonly ShownTrailer[];
  readonly earlier?: Earlier<(typeof GROWING_LISTS)[number]>;
};

/**
 * A convoy as the API tells it, but for its irregularities: those are put in when it is read, because other streams have
 * a say in them. Unknown is null, instants are RFC 3339 in UTC. Where its lists would make it very long, `earlier` counts what
 * is left out of them: see `shownConvoy`.
 */
export interface ConvoyDocument extends Omit<ConvoyView, 'irregularities' | 'vehicles'>, LastEvent {
  readonly convoyId: string;
  readonly vehicles: readonly ShownVehicle[];
  readonly earlier?: Earlier<'escorts'>;
}
