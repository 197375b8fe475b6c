import { type Place, type PlaceKind } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';

/** What a list of places is narrowed to; all of it must hold. */
export interface PlaceFilter {
  /** ISO 3166-1 alpha-2, in any case. */
  readonly country?: string;
  readonly kind?: PlaceKind;
  /** Part of a slug, UN/LOCODE or name, in any case. */
  readonly q?: string;
}

export interface PlacesFound {
  readonly items: readonly Place[];
  readonly nextCursor: null;
}

/** Places on the roads, on one page. */
export class ListPlacesQuery extends Query<Answer<PlacesFound>> {
  constructor(
    readonly filter: PlaceFilter = {},
    readonly waitFor?: string,
  ) {
    super();
  }
}
