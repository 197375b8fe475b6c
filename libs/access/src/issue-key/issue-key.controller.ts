import {
  ApiAnswer,
  ApiJsonBody,
  ApiProblem,
  BodyPipe,
  type Caller,
  CallerIdentity,
  Describe,
  IsFormat,
  May,
  Nullable,
  Open,
} from '#kafila/platform';
import { Body, Controller, Header, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { principalOfPath } from '../decide/principal-of-path.js';
import { IssueKeyCommand, type IssuedKey } from './issue-key.command.js';
import { IssueKeyRequest } from './issue-key.request.js';

const EXAMPLE: IssuedKey = {
  principal: 'unit-torkham-pk-gate-2',
  keyId: '0192f3a4-0000-7000-8000-000000000001',
  key: 'kfa_...',
  expiresAt: null,
};

@Open({ name: 'ApiKeyIssued' })
class IssuedKeyAnswer implements IssuedKey {
  @IsString()
  @Describe('Whose it is.', EXAMPLE.principal)
  readonly principal!: string;

  @IsString()
  @Describe('Names the key, to revoke it.', EXAMPLE.keyId)
  readonly keyId!: string;

  @IsString()
  @Describe('The key. Nobody can see it again.', EXAMPLE.key)
  readonly key!: string;

  @Nullable()
  @IsFormat('date-time')
  @Describe('From then on it is good for nothing; null: never.', null)
  readonly expiresAt!: string | null;
}

/** POST /v1/access/:kind/:id/keys */
@ApiTags('Access')
@Controller('access/:kind/:id/keys')
export class IssueKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('access.decide')
  @Header('cache-control', 'no-store')
  @ApiParam({
    name: 'kind',
    description: 'People and programs, or units.',
    schema: { type: 'string', enum: ['principals', 'units'] },
  })
  @ApiParam({
    name: 'id',
    description: 'Of the principal, or of the unit as its reports say it.',
    schema: { type: 'string' },
  })
  @ApiOperation({ summary: 'Issue an API key' })
  @ApiJsonBody(IssueKeyRequest, {
    examples: { 'for a year': { expiresAt: '2027-03-01T00:00:00+05:00' }, 'until it is revoked': {} },
  })
  @ApiAnswer(201, IssuedKeyAnswer, {
    description: 'The key, shown once. Sent again, this issues another one.',
    examples: { issued: EXAMPLE },
  })
  @ApiProblem(404, 'Nobody to give it to.', 'unknown-principal', 'not-found')
  @ApiProblem(409, 'It cannot be so.', 'no-admin-yet', 'principal-unreadable')
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'invalid-principal', 'already-expired')
  issue(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body(BodyPipe(IssueKeyRequest)) { expiresAt, scope }: IssueKeyRequest,
    @CallerIdentity() caller: Caller,
  ): Promise<IssuedKey> {
    return this.commands.execute(new IssueKeyCommand(principalOfPath(kind, id), expiresAt, caller, scope));
  }
}
