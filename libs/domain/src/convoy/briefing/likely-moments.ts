import { type ReportType } from '../../event/report-types.js';

/** How a truck stands to a post: not there yet; in the queue or the yard; called in; at a place that is no side of a border. */
export const PRESENCES = ['expected', 'waiting', 'inside', 'present'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What a post may see of a truck next, by the types of the reports that tell it. */
export const LIKELY_MOMENTS = [
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
  'CheckpointPassed',
  'VehiclesResumed',
  'CargoDelivered',
] as const satisfies readonly ReportType[];
export type LikelyMoment = (typeof LIKELY_MOMENTS)[number];

/** What a post is to a truck, and whether the truck stands. */
export interface AtPost {
  /** Whether it crosses the border there. */
  readonly isSide: boolean;
  /** Whether its trip ends there. */
  readonly isDestination: boolean;
  readonly isHalted: boolean;
}

/**
 * What the post will see next of a truck, the likeliest first. At a side of a border it joins the queue, is called in, and leaves; any of these
 * may be seen by nobody. Elsewhere it passes, or goes on after a halt. Where its trip ends, its cargo is delivered.
 */
export function likelyMoments(
  presence: Presence,
  { isSide, isDestination, isHalted }: AtPost,
): readonly LikelyMoment[] {
  const atSide: readonly LikelyMoment[] = ['BorderArrived', 'BorderEntered', 'BorderExited'];
  const done = { expected: 0, waiting: 1, inside: 2, present: 0 }[presence];
  const delivered: readonly LikelyMoment[] = isDestination ? ['CargoDelivered'] : [];
  if (isSide) return [...atSide.slice(done), ...delivered];
  if (presence === 'expected') return ['CheckpointPassed', ...delivered];
  if (isDestination) return delivered;
  return isHalted ? ['VehiclesResumed', 'CheckpointPassed'] : ['CheckpointPassed'];
}
