import { Problem } from '../problems/problem.js';

/** Nothing is said of what it is that lies outside. */
export const outOfScope = (): Problem =>
  new Problem({
    status: 403,
    code: 'out-of-scope',
    detail:
      'This lies outside what whoever calls may see, decide on and report of. An admin can say otherwise.',
  });
