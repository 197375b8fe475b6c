import { type ConvoyStatus } from '#kafila/domain';
import { type Scope } from '#kafila/platform';
import { type RawBuilder, sql } from 'kysely';
import { convoyCondition } from '../../database/scope/convoy-condition.js';
import { type Box, isInBox } from './box.js';

/** What a list of convoys is narrowed to; all of it must hold. */
export interface ConvoyFilter {
  readonly status?: ConvoyStatus | undefined;
  /** At least one vehicle was seen in this country last. ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly corridor?: string | undefined;
  /** At least one vehicle was seen at this place last. Slug. */
  readonly place?: string | undefined;
  readonly regime?: string | undefined;
  /** Whose route goes through a country or place. */
  readonly through?: Scope | undefined;
  readonly ended?: boolean | undefined;
  /** That were seen there last. */
  readonly box?: Box | undefined;
  /** Part of a convoy id, plate or vehicle id, in any case. */
  readonly q?: string | undefined;
}

/** What must hold of rows of `convoys`. */
export function conditionsOf(filter: ConvoyFilter, postgres: boolean): readonly RawBuilder<boolean>[] {
  const { status, country, corridor, place, regime, through, ended, box, q } = filter;
  return [
    status !== undefined && sql<boolean>`convoys.status = ${status}`,
    corridor !== undefined && sql<boolean>`convoys.corridor_id = ${corridor}`,
    regime !== undefined && sql<boolean>`convoys.regime = ${regime}`,
    through !== undefined && convoyCondition([through], 'convoys', postgres),
    country !== undefined && hasVehicle('current_country', country),
    place !== undefined && hasVehicle('last_place', place),
    ended !== undefined &&
      (ended ? sql<boolean>`convoys.ended_at is not null` : sql<boolean>`convoys.ended_at is null`),
    box !== undefined && isInBox(box),
    q !== undefined && sql<boolean>`convoys.search like ${patternOf(q)} escape '\\'`,
  ].filter((condition) => condition !== false);
}

function hasVehicle(column: 'current_country' | 'last_place', value: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from vehicles
    where vehicles.convoy_id = convoys.convoy_id and ${sql.ref(`vehicles.${column}`)} = ${value})`;
}

function patternOf(q: string): string {
  return `%${q.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
