import { wordOfStream } from '#kafila/domain';
import {
  AppendTooLarge,
  EventStoreBusy,
  EventStoreChanged,
  EventStoreMisconfigured,
  EventStoreUnavailable,
  EventStoreUnusable,
  StreamRemoved,
} from '#kafila/event-store';
import { PersonKeysUnavailable } from '#kafila/persons';
import { Problem } from '#kafila/platform';
import { StreamUnreadable } from './stream-unreadable.error.js';
import { DecisionNotWhole } from './recorded-whole.js';
import { StreamContended } from './stream-contended.error.js';

/** Seconds after which a store that did not answer is worth another try. */
const TRY_AGAIN_AFTER = 5;
/** Seconds after which it is worth another try where a person has to decide first. */
const TRY_AGAIN_AFTER_A_PERSON = 60;

/** The problem to answer with when the store cannot write now; undefined for other errors. */
export function storeProblem(error: unknown): Problem | undefined {
  if (error instanceof EventStoreBusy) {
    const detail =
      'More is waiting to be written than can be held. Nothing of this was recorded; send it again later.';
    return tryAgain('event-store-busy', detail, error.retryAfterSeconds, error);
  }
  if (error instanceof EventStoreUnavailable) {
    const detail =
      'The event store did not answer. Send it again, unchanged: what was recorded already is not recorded twice.';
    const seconds = error instanceof EventStoreMisconfigured ? TRY_AGAIN_AFTER_A_PERSON : TRY_AGAIN_AFTER;
    return tryAgain('event-store-unavailable', detail, seconds, error);
  }
  if (error instanceof PersonKeysUnavailable) {
    const detail =
      'The keys that seal persons did not answer. Nothing was recorded of what was sent; try again, unchanged.';
    return tryAgain('person-keys-unavailable', detail, TRY_AGAIN_AFTER, error);
  }
  if (error instanceof EventStoreChanged) {
    const detail =
      'The event store does not have what it had recorded. Nothing is taken in until a person has put it right. Keep what you have to report, and send it again later, unchanged.';
    return tryAgain('event-store-changed', detail, TRY_AGAIN_AFTER_A_PERSON, error);
  }
  if (error instanceof EventStoreUnusable) {
    const detail =
      'A part of the event store that is needed for this cannot be read. A person has to restore it. Keep what you have to report, and send it again later, unchanged.';
    return tryAgain('event-store-damaged', detail, TRY_AGAIN_AFTER_A_PERSON, error);
  }
  if (error instanceof StreamContended) {
    const subject = wordOfStream(error.stream);
    const detail = `Others write to the same ${subject} at the same moment. Nothing of this was recorded; send it again.`;
    return tryAgain(`${subject}-contended`, detail, 1, error);
  }
  if (error instanceof StreamRemoved) {
    const subject = wordOfStream(error.stream);
    const what = error.how === 'deleted' ? 'was deleted' : 'lost its first events';
    const detail = `The stream of this ${subject} ${what} in the event store itself. Nothing is taken in for it until a person has put it right. Keep what you have to report, and send it again later, unchanged.`;
    return tryAgain(`stream-${error.how}`, detail, TRY_AGAIN_AFTER_A_PERSON, error);
  }
  if (error instanceof StreamUnreadable) {
    const subject = wordOfStream(error.stream);
    const because = error.cause instanceof Error ? error.cause.message : String(error.cause);
    return new Problem({
      status: 409,
      code: 'stream-unreadable',
      detail: `Nothing is decided on this ${subject} until a person has looked: an event of ${error.stream} cannot be understood (${because}). Reports on it are recorded as before.`,
      facts: { stream: error.stream },
      cause: error,
    });
  }
  if (error instanceof DecisionNotWhole) {
    const { stream, recorded, events } = error;
    const detail = `The event store kept ${recorded} of the ${events} events of this decision, although it takes all or none. It counts for nothing until somebody has looked at the stream ${stream}.`;
    return new Problem({
      status: 500,
      code: 'decision-not-whole',
      detail,
      facts: { stream, recorded, events },
    });
  }
  if (error instanceof AppendTooLarge) {
    return new Problem({
      status: 413,
      code: 'append-too-large',
      detail: `This makes more than the ${error.limitBytes} bytes that the event store takes at once. Nothing of it was recorded; plan the convoy with fewer vehicles or goods, and add the others one by one.`,
      facts: { limitBytes: error.limitBytes },
    });
  }
  return undefined;
}

function tryAgain(code: string, detail: string, seconds: number, cause: unknown): Problem {
  const retryAfterSeconds = Math.ceil(seconds);
  const headers = { 'retry-after': String(retryAfterSeconds) };
  // One of many reports has no header of its own.
  return new Problem({ status: 503, code, detail, facts: { retryAfterSeconds }, headers, cause });
}
