import { type Kysely } from 'kysely';
import { type Dialect } from '../dialect.js';
import { allStreams } from '../steps/all-streams.step.js';
import { assessments } from '../steps/assessments.step.js';
import { anchors } from '../steps/anchors.step.js';
import { byPlace } from '../steps/by-place.step.js';
import { filling } from '../steps/filling.step.js';
import { firstTables } from '../steps/first-tables.step.js';
import { newestOfConvoy } from '../steps/newest-of-convoy.step.js';
import { newestOfCarnet } from '../steps/newest-of-carnet.step.js';
import { repairs } from '../steps/repairs.step.js';
import { marks } from '../steps/marks.step.js';
import { mentions } from '../steps/mentions.step.js';
import { operations } from '../steps/operations.step.js';
import { sharedReports } from '../steps/shared-reports.step.js';
import { rates } from '../steps/rates.step.js';

/** Untyped on purpose: a step builds tables as they were in its day, not as `schema.ts` has them today. */
type Step = (db: Kysely<never>, dialect: Dialect) => Promise<void>;

/**
 * Each step is taken once, in this order. A step that was released is never changed. A new column of a table that a
 * projection fills needs no step, see `bringUpToDate`.
 */
export const migrations: readonly Step[] = [
  firstTables,
  allStreams,
  operations,
  rates,
  repairs,
  mentions,
  filling,
  byPlace,
  anchors,
  newestOfConvoy,
  sharedReports,
  newestOfCarnet,
  assessments,
  marks,
];
