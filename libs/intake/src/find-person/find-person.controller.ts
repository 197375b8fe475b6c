import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  Describe,
  Open,
  May,
  NOTED_AS_SEARCH,
} from '#kafila/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { FindPersonQuery, type FoundPerson } from './find-person.query.js';
import {
  FindPersonByDocumentRequest,
  FindPersonByNameRequest,
  type FindPersonRequest,
} from './find-person.request.js';

const BODIES = [FindPersonByDocumentRequest, FindPersonByNameRequest];

const PERSON_ID = '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11';

@Open({ name: 'FoundPerson' })
class FoundPersonAnswer implements FoundPerson {
  @IsString()
  @Describe('The id under which he is sealed.', PERSON_ID)
  readonly personId!: string;
}

/** POST /v1/persons/find: a POST, so that what is personal stands in no log of addresses. */
@ApiTags('Dispatch desk')
@Controller('persons/find')
export class FindPersonController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @May('persons.erase')
  @RouteConfig(NOTED_AS_SEARCH)
  @HttpCode(200)
  @ApiOperation({ summary: 'The id of a person' })
  @ApiJsonBody(BODIES, {
    examples: { 'by document': { documentNumber: '42101-1234567-1' } },
  })
  @ApiAnswer(200, FoundPersonAnswer, {
    description: 'The id under which the person was sealed.',
    examples: { found: { personId: PERSON_ID } },
  })
  @ApiProblem(400, 'Not readable.', 'malformed-json', 'forbidden-key', 'empty-body')
  @ApiProblem(404, 'Nobody is known by it, or he was forgotten.', 'unknown-person')
  @ApiProblem(422, 'Not understandable.', 'invalid-body')
  @ApiProblem(503, 'Try again.', 'person-keys-unavailable', 'access-log-not-written')
  find(@Body(BodyPipe<FindPersonRequest>(...BODIES)) request: FindPersonRequest): Promise<FoundPerson> {
    return this.queries.execute(new FindPersonQuery(request));
  }
}
