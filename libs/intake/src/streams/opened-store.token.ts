/** The store that was opened outside. The intake uses it measured and watched, as its `EVENT_STORE`. */
export const OPENED_STORE = Symbol('OPENED_STORE');
