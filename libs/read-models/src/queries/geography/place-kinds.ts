import { type PlaceKind } from '#kafila/domain';

export const PLACE_KINDS = [
  'port',
  'dry-port',
  'city',
  'customs-house',
  'border-crossing',
] as const satisfies readonly PlaceKind[];
