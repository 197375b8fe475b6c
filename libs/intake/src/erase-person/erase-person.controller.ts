import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  type Caller,
  CallerIdentity,
  Describe,
  Open,
  May,
  NOTED_AS_ERASURE,
} from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString } from 'class-validator';
import { type Erased, ErasePersonCommand } from './erase-person.command.js';
import { ErasePersonRequest } from './erase-person.request.js';

const EXAMPLE: Erased = {
  personId: '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11',
  revision: 0,
  position: '1042',
  repeated: false,
};

@Open({ name: 'PersonErased' })
class ErasedAnswer implements Erased {
  @IsString()
  @Describe('The person.', EXAMPLE.personId)
  readonly personId!: string;

  @IsInt()
  @Describe('Of the erasure in the stream of the person.', 0)
  readonly revision!: number;

  @IsString()
  @Describe('Of the erasure in the log.', '1042')
  readonly position!: string;

  @IsBoolean()
  @Describe('He had been forgotten before.')
  readonly repeated!: boolean;
}

/** POST /v1/persons/:personId/erase */
@ApiTags('Dispatch desk')
@Controller('persons/:personId/erase')
export class ErasePersonController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('persons.erase')
  @RouteConfig(NOTED_AS_ERASURE)
  @HttpCode(200)
  @ApiParam({ name: 'personId', description: 'As vehicles show it.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'Forget a person, for ever' })
  @ApiJsonBody(ErasePersonRequest, { examples: { asked: { reason: 'asked for by the person' } } })
  @ApiAnswer(200, ErasedAnswer, {
    description: 'The erasure is recorded and the key destroyed. Done again, it gets the same answer.',
    examples: { erased: EXAMPLE },
  })
  @ApiProblem(400, 'Not readable.', 'malformed-json', 'forbidden-key', 'empty-body')
  @ApiProblem(404, 'No such person.', 'unknown-person')
  @ApiProblem(422, 'Not understandable.', 'invalid-body')
  @ApiProblem(
    503,
    'Try again, unchanged.',
    'event-store-busy',
    'event-store-unavailable',
    'person-keys-unavailable',
    'access-log-not-written',
  )
  erase(
    @Param('personId') personId: string,
    @Body(BodyPipe(ErasePersonRequest)) request: ErasePersonRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<Erased> {
    return this.commands.execute(new ErasePersonCommand(personId, request, caller));
  }
}
