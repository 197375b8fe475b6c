import { Query } from '@nestjs/cqrs';
import { type GivenRate } from '../rate-store.js';

/** The rate table that amounts are converted by, in the order of days and currencies. No event tells it: it has no position. */
export class GetRatesQuery extends Query<readonly GivenRate[]> {}
