import { EventStoreUnavailable, EventStoreUnusable } from '#kafila/event-store';
import { SettingsError } from '#kafila/platform';
import { ReadModelsUnusable } from '#kafila/read-models';
import { ServiceUnreachable } from '../../client/service-failure.js';
import { WrongUsage } from './command-failure.js';

type Kind = abstract new (...args: never[]) => Error;

/** What settings or stores that cannot be used mean for a command; any other error as it is. @param more of its own */
export function openingFailure(error: unknown, ...more: readonly Kind[]): unknown {
  if (error instanceof SettingsError) return new WrongUsage(...error.message.split('\n'));
  const expected: readonly Kind[] = [EventStoreUnusable, EventStoreUnavailable, ReadModelsUnusable, ...more];
  if (error instanceof Error && expected.some((kind) => error instanceof kind)) {
    return new ServiceUnreachable(error.message);
  }
  return error;
}
