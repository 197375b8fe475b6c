import { ApiProblem } from '#kafila/platform';
import { pageFields, waitForField } from '#kafila/read-models';
import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

/** The most items of one page; so many unless asked. */
export const MOST_ITEMS = 1000;
export const USUAL_ITEMS = 100;

/** What every read of a history takes. */
export const historyFields = { ...pageFields(MOST_ITEMS, USUAL_ITEMS), ...waitForField };

/** What somebody asks of the history of a convoy. */
export interface AskedHistory {
  readonly convoyId: string;
  /** Names the list, so that the cursor of another one is refused. */
  readonly what: string;
  readonly accept: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: string | undefined;
  readonly waitFor: string | undefined;
}

export function askedHistory(
  convoyId: string,
  what: string,
  accept: string | undefined,
  { cursor, limit, waitFor }: Partial<Record<keyof typeof historyFields, string>>,
): AskedHistory {
  return { convoyId, what, accept, cursor, limit, waitFor };
}

/** What is told of each answer. */
export const AS_OF = 'Up to Kafila-Position; all pages tell the history up to that of the first one.';

/** Describes what every read of a history takes and refuses. */
export function ApiHistory(): MethodDecorator {
  return applyDecorators(
    ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } }),
    ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-cursor'),
    ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy'),
    ApiProblem(409, 'Pages before this one would not fit to it.', 'history-changed'),
    ApiProblem(503, 'The event store does not answer.', 'event-store-unavailable'),
    ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind'),
  );
}
