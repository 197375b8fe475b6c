import { type Place } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';

/** A place with the sides that face it across the border, by land, across the sea and by rail. */
export interface FacingPlace extends Place {
  readonly facing: Place | null;
  readonly facingPorts: readonly Place[];
  readonly facingByRail: readonly Place[];
}

/** A place, by slug or UN/LOCODE. Refused: `unknown-place`. */
export class GetPlaceQuery extends Query<Answer<FacingPlace>> {
  constructor(
    readonly place: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
