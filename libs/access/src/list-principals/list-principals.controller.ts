import { ApiAnswer, Describe, List, May, Nested, Open } from '#kafila/platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { PRINCIPAL_EXAMPLE, PrincipalAnswer } from '../decide/principal.answer.js';
import { ListPrincipalsQuery } from './list-principals.query.js';

@Open({ name: 'Principals' })
class PrincipalsAnswer {
  @List(Nested(() => PrincipalAnswer))
  @Describe('In the order of their names.')
  readonly items!: readonly PrincipalAnswer[];

  @List(IsString())
  @Describe('Those of whom an event says nothing that is understood: no key of theirs counts.', [])
  readonly unreadable!: readonly string[];
}

/** GET /v1/access */
@ApiTags('Access')
@Controller('access')
export class ListPrincipalsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @May('access.decide')
  @ApiOperation({ summary: 'Who may what, and by which keys' })
  @ApiAnswer(200, PrincipalsAnswer, {
    description: 'All of them.',
    examples: { one: { items: [PRINCIPAL_EXAMPLE], unreadable: [] } },
  })
  list(): Promise<PrincipalsAnswer> {
    return this.queries.execute(new ListPrincipalsQuery());
  }
}
