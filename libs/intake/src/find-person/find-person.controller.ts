import { ApiAnswer, ApiJsonBody, ApiProblem, BodyPipe } from '#kafila/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Type } from '@sinclair/typebox';
import { FindPersonQuery, type FoundPerson } from './find-person.query.js';
import { FindPersonRequest } from './find-person.request.js';

const FoundShape = Type.Object({
  personId: Type.String({
    description: 'The id under which he is sealed.',
    examples: ['2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11'],
  }),
});

/** POST /v1/persons/find: a POST, so that what is personal stands in no log of addresses. */
@ApiTags('Dispatch desk')
@Controller('persons/find')
export class FindPersonController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'The id of a person' })
  @ApiJsonBody(FindPersonRequest, {
    examples: { 'by document': { documentNumber: '42101-1234567-1' } },
  })
  @ApiAnswer(200, FoundShape, {
    description: 'The id under which the person was sealed.',
    examples: { found: { personId: '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11' } },
  })
  @ApiProblem(400, 'Not readable.', 'malformed-json', 'forbidden-key', 'empty-body')
  @ApiProblem(404, 'Nobody is known by it, or he was forgotten.', 'unknown-person')
  @ApiProblem(422, 'Not understandable.', 'invalid-body')
  find(@Body(BodyPipe(FindPersonRequest)) request: FindPersonRequest): Promise<FoundPerson> {
    return this.queries.execute(new FindPersonQuery(request));
  }
}
