/** Nest token of the signal that is aborted when the service is told to stop: long answers end then. */
export const STOPPING = Symbol('STOPPING');
