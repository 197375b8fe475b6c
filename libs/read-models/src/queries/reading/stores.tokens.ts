import { type EventReader } from '#kafila/event-store';

export { EVENT_STORE } from '#kafila/event-store';

/** What streams are read through, where an answer is made of their events. */
export type HistoryReader = Pick<EventReader, 'readStream'>;

/** Nest token of it. */
export const HISTORY = Symbol('HISTORY');

/** Nest token of the read models. */
export const READ_MODELS = Symbol('READ_MODELS');

/** Nest token: for how long a read waits for the position that it was asked to wait for. */
export const LONGEST_WAIT_MS = Symbol('LONGEST_WAIT_MS');
