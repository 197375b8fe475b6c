export { EVENT_STORE } from '#kafila/event-store';

/** Nest token of the read models. */
export const READ_MODELS = Symbol('READ_MODELS');
