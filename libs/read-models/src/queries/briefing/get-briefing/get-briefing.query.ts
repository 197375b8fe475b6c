import { type BriefedTruck } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';

export interface TruckAtPost extends BriefedTruck {
  readonly convoyId: string;
}

/** What a post is told. */
export interface Briefing {
  /** Slug. */
  readonly place: string;
  /** Everything up to this position is in it. */
  readonly position: string;
  /** When trucks are expected was assessed at this instant or later; null: not of all of them yet. RFC 3339 in UTC. */
  readonly asOf: string | null;
  readonly trucks: readonly TruckAtPost[];
  /** How many more are expected later. */
  readonly more: number;
}

/** Which trucks are at a post, or expected there. Refused: `unknown-place`. */
export class GetBriefingQuery extends Query<Answer<Briefing>> {
  constructor(
    readonly place: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
