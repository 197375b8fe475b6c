/** The name under which the modules of an application find its {@link EventStore}. */
export const EVENT_STORE = Symbol('EVENT_STORE');
