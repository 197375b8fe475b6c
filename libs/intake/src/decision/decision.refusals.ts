import { type RefusalCode } from '#kafila/domain';

/** Refusals of a corridor or a route that was sent. */
export const REFUSED_WAY = [
  'unknown-corridor',
  'unknown-place',
  'no-route',
  'route-too-short',
  'route-leaps-border',
] as const satisfies readonly RefusalCode[];

/** Refusals of a plan. */
export const REFUSED_PLAN = [
  ...REFUSED_WAY,
  'unknown-regime',
  'unknown-leg',
  'impossible-mode',
  'arrival-before-departure',
] as const satisfies readonly RefusalCode[];

/** Refusals of a vehicle that is to join. */
export const REFUSED_VEHICLE = [
  'unknown-place',
  'invalid-identifier',
  'vehicle-already-joined',
  'vehicle-in-another-convoy',
  'carnet-used-before',
] as const satisfies readonly RefusalCode[];
