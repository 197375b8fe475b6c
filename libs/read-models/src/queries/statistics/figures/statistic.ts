import { type Measured, type RateTable, type StatisticDeclaration } from '#kafila/domain';
import { type Database } from '../../../database/schema.js';
import { type ConversionLeftOut } from './amounts.js';
import { type StatisticFilter } from '../asked/filter.js';
import { type GroupKey } from './groups.js';

/** The figures of one group. */
export interface StatisticRow<Declared extends StatisticDeclaration = StatisticDeclaration> {
  readonly key: GroupKey;
  readonly measured: Measured<Declared['measures']>;
}

/** What was found, and what was left out of it: how many of each kind. */
export interface StatisticFound<Declared extends StatisticDeclaration = StatisticDeclaration> {
  readonly rows: readonly StatisticRow<Declared>[];
  readonly leftOut: Readonly<Record<keyof Declared['leftOut'], number>> & Partial<ConversionLeftOut>;
}

/** One statistic that can be asked for: as the domain declares it, and how it is read. */
export type Statistic<Declared extends StatisticDeclaration = StatisticDeclaration> = Declared & {
  /** Whether amounts are converted into US dollars. The answer then counts those without a rate. */
  readonly convertsAmounts: boolean;
  read(db: Database, filter: StatisticFilter, rates: RateTable): Promise<StatisticFound<Declared>>;
};
