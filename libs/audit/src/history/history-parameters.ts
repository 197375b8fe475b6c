import { AllOf, ApiProblem, Closed, wholeNumber } from '#kafila/platform';
import { HISTORY_PROBLEMS, PageParameters, WaitForParameters } from '#kafila/read-models';
import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { type HistoryCursor, readHistoryCursor } from './history-cursor.js';

/** The most items of one page; so many unless asked. */
const MOST_ITEMS = 1000;
const USUAL_ITEMS = 100;

/** What every read of a history takes. */
@Closed()
export class HistoryParameters extends AllOf(PageParameters(MOST_ITEMS, USUAL_ITEMS), WaitForParameters) {}

/** What somebody asks of the history of a convoy. */
export interface AskedHistory {
  readonly convoyId: string;
  /** Names the list, so that the cursor of another one is refused. */
  readonly what: string;
  readonly cursor: HistoryCursor | undefined;
  readonly limit: number;
  readonly waitFor: string | undefined;
}

/** Understands what is asked. @throws Problem `invalid-query`, `invalid-cursor` */
export function askedHistory(
  convoyId: string,
  what: string,
  { cursor, limit, waitFor }: HistoryParameters,
): AskedHistory {
  const bounds = { name: 'limit', min: 1, max: MOST_ITEMS, fallback: USUAL_ITEMS };
  return {
    convoyId,
    what,
    limit: wholeNumber(limit, bounds),
    cursor: readHistoryCursor(what, cursor),
    waitFor,
  };
}

/** What is documented of each answer. */
export const AS_OF = 'Up to Kafila-Position; all pages tell the history up to that of the first one.';

/** Describes what every read of a history takes and refuses. */
export function ApiHistory(): MethodDecorator {
  return applyDecorators(
    ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } }),
    ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-cursor'),
    ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy'),
    ApiProblem(409, 'Pages before this one would not fit to it.', 'history-changed'),
    ApiProblem(
      503,
      'The event store does not answer, or gives something else than was logged.',
      'event-store-unavailable',
      ...HISTORY_PROBLEMS,
    ),
    ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind'),
  );
}
