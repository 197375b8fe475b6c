import { Persons } from '#kafila/persons';
import { ApiAnswer, ApiJsonBody, ApiProblem, BodyPipe } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { text } from '../fields/fields.js';
import { unknownPerson } from '../persons/person.problems.js';

const FindPersonRequest = Type.Union(
  [
    Type.Object(
      { documentNumber: text('Number of the document he was entered with.', '42101-1234567-1', 60) },
      { additionalProperties: false },
    ),
    Type.Object(
      { name: text('Name of one who was entered without a document.', 'Gul Khan', 120) },
      { additionalProperties: false },
    ),
  ],
  { examples: [{ documentNumber: '42101-1234567-1' }] },
);

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
  constructor(@Inject(Persons) private readonly persons: Persons) {}

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
  find(@Body(BodyPipe(FindPersonRequest)) body: Static<typeof FindPersonRequest>): Static<typeof FoundShape> {
    const personId = this.persons.find(body);
    if (personId === undefined)
      throw unknownPerson('Nobody is known by it; whoever was forgotten is not found.');
    return { personId };
  }
}
