import { type ForecastBasis } from '#kafila/domain';

/** When the last of a convoy's vehicles is expected at its destination. */
export interface ArrivalOfConvoy {
  /** As likely sooner as later. */
  readonly expectedAt: string;
  /** One in ten comes sooner. */
  readonly earliestAt: string;
  /** Nine in ten come sooner. */
  readonly latestAt: string;
  readonly basis: ForecastBasis;
}
