import { IsString, Matches } from 'class-validator';
import { PageOf } from '../../members.js';
import { Place } from '../place.answer.js';
import { WaitForParameters } from '../../reading/wait-for.js';
import { findPlace, PLACE_KINDS, type PlaceKind } from '#kafila/domain';
import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  IsText,
  IsWord,
  Open,
  Optional,
  QueryPipe,
  May,
} from '#kafila/platform';
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Answer } from '../../answers/answer.js';
import { AnswerInterceptor } from '../../answers/answer.interceptor.js';
import { ListPlacesQuery, type PlacesFound } from './list-places.query.js';

@Closed()
class ListPlacesParameters extends WaitForParameters {
  @Optional()
  @IsString()
  @Matches(/^[A-Za-z]{2}$/u)
  @Describe('ISO 3166-1 alpha-2.', 'PK')
  readonly country?: string;

  @Optional()
  @IsWord(PLACE_KINDS)
  @Describe('border-crossing is one side of a border.')
  readonly kind?: PlaceKind;

  @Optional()
  @IsText({ min: 1, max: 100 })
  @Describe('Part of a slug, UN/LOCODE or name, in any case.', 'torkham')
  readonly q?: string;
}

@Open()
export class PlacePage extends PageOf(() => Place) {}

const EXAMPLE = findPlace('torkham-pk');

/** GET /v1/places. They are part of the program, or of a file that it was started with: the whole list is one page. */
@ApiTags('Geography')
@Controller('places')
@UseInterceptors(AnswerInterceptor)
export class ListPlacesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('reference.read')
  @ApiOperation({ summary: 'Places on the roads' })
  @ApiQueryOf(ListPlacesParameters)
  @ApiAnswer(200, PlacePage, {
    description: 'All that match.',
    examples: { places: { items: [EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'A filter cannot be understood.', 'invalid-query')
  list(
    @Query(QueryPipe(ListPlacesParameters)) { waitFor, ...filter }: ListPlacesParameters,
  ): Promise<Answer<PlacesFound>> {
    return this.queries.execute(new ListPlacesQuery(filter, waitFor));
  }
}
