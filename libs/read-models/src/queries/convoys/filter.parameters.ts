import { type ConvoyStatus, findCorridor, findPlace } from '#kafila/domain';
import { Describe, IsText, IsWord, Optional } from '#kafila/platform';
import { IsString, Matches } from 'class-validator';
import { invalidQuery } from '../answers/query.problems.js';
import { IsPlain } from '../members.js';
import { readBox } from './box.js';
import { type ConvoyFilter } from './convoy-filter.js';
import { CONVOY_STATUSES } from './statuses.js';
import { readThrough } from './through.js';

/** The query parameters that narrow a list of convoys. */
export class ConvoyFilterParameters {
  @Optional()
  @IsWord(CONVOY_STATUSES)
  @Describe('Only convoys in this status.')
  readonly status?: ConvoyStatus;

  @Optional()
  @IsString()
  @Matches(/^[A-Za-z]{2}$/u)
  @Describe('Only convoys with a vehicle that was seen in this country last (ISO 3166-1 alpha-2).', 'AF')
  readonly country?: string;

  @Optional()
  @IsPlain('Only convoys on this corridor.', 'khi-tas-torkham')
  readonly corridor?: string;

  @Optional()
  @IsPlain('Only convoys with a vehicle that was seen at this place last: slug or UN/LOCODE.', 'torkham-pk')
  readonly place?: string;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe(
    'Only convoys whose route goes through this country (ISO 3166-1 alpha-2) or place (slug or UN/LOCODE).',
    'AF',
  )
  readonly through?: string;

  @Optional()
  @IsText({ min: 1, max: 200 })
  @Describe('Only convoys under this regime.', 'TIR')
  readonly regime?: string;

  @Optional()
  @IsText({ min: 1, max: 100 })
  @Describe('Part of a convoy id, plate or vehicle id, in any case.', 'tlk')
  readonly q?: string;

  @Optional()
  @IsWord(['true', 'false'])
  @Describe('Only convoys that have ended, or only those that have not.', 'false')
  readonly ended?: string;

  @Optional()
  @IsText({ min: 7, max: 100 })
  @Describe(
    'Only convoys that were seen last in this box: west,south,east,north in degrees (WGS84). Where west is more than east, it ' +
      'lies across the 180th meridian.',
    '66,31,73,36',
  )
  readonly bbox?: string;
}

/** @throws Problem where a corridor or place does not exist: no convoy could ever be found */
export function filterOf(query: ConvoyFilterParameters): ConvoyFilter {
  const { status, corridor, regime, q } = query;
  if (corridor !== undefined && !findCorridor(corridor)) {
    throw invalidQuery('corridor', 'must be the id of a corridor, see GET /v1/corridors');
  }
  const place = query.place === undefined ? undefined : findPlace(query.place);
  if (query.place !== undefined && !place) {
    throw invalidQuery('place', 'must be the slug or UN/LOCODE of a place, see GET /v1/places');
  }
  return {
    status,
    country: query.country?.toUpperCase(),
    place: place?.slug,
    corridor,
    regime,
    through: query.through === undefined ? undefined : readThrough(query.through),
    ended: query.ended === undefined ? undefined : query.ended === 'true',
    box: query.bbox === undefined ? undefined : readBox(query.bbox),
    q,
  };
}
