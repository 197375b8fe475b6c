/** Tells the time: RFC 3339 in UTC. Given in, so that what depends on the present can be tested. */
export type Clock = () => string;
export const CLOCK = Symbol('CLOCK');
export const worldClock: Clock = () => new Date().toISOString();
