import { ApiAnswer, ApiProblem, Describe, List, Nested, Open } from '#kafila/platform';
import { trips } from '#kafila/read-models';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsInt, IsString } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { type SignedBinding } from '../log/binding.js';
import { LogShelf } from './log-shelf.js';
import { IsHash } from './proof.answers.js';

const MOST = 100;

@Open({ name: 'Binding', description: 'What rows were made of what log.' })
class BindingAnswer {
  @IsString()
  @Describe('Name of the projection.', 'trips')
  readonly projection!: string;

  @IsInt()
  @Describe('Raised whenever the same events would give other rows.')
  readonly version!: number;

  @IsString()
  @Describe('Every event up to here is in the rows. Decimal.')
  readonly position!: string;

  @IsString()
  @Describe('Sum over all rows: 128 bits, hexadecimal.')
  readonly rowsDigest!: string;

  @IsInt()
  @Describe('How many leaves of the log are events up to the position.')
  readonly size!: number;

  @IsHash()
  readonly root!: string;

  @IsString()
  @Describe('All of this as a text that the keys of the log signed.')
  readonly note!: string;
}

@Open({ name: 'Bindings' })
class BindingsAnswer {
  @IsString()
  @Describe('The log.')
  readonly origin!: string;

  @List(Nested(() => BindingAnswer))
  @Describe(`The last ${MOST}, the newest first.`)
  readonly items!: readonly BindingAnswer[];
}

const EXAMPLE: BindingsAnswer = {
  origin: 'audit.example.org/kafila',
  items: [
    {
      ...{
        projection: 'trips',
        version: 2,
        position: '1042',
        rowsDigest: '0f3a9c1e5b7d2846a1c3e5f708192a3b',
      },
      ...{ size: 1042, root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=' },
      note: 'kafila/projection/v1\naudit.example.org/kafila\ntrips\n2\n1042\n…',
    },
  ],
};

/** GET /v1/audit/projections */
@ApiTags('Auditors')
@Controller('audit/projections')
export class ProjectionsController {
  constructor(@Inject(LogShelf) private readonly shelf: LogShelf) {}

  @Get()
  @ApiOperation({
    summary: 'What the tables that were shown were made of: rows bound to the log',
    description:
      'Signed every few seconds while rows change: these rows (digest) were made of the first so many leaves of the log ' +
      '(size, root), by this version of the fold. `kafila audit reproduce` folds the log again and compares.',
  })
  @ApiAnswer(200, BindingsAnswer, { description: 'The bindings.', examples: { bindings: EXAMPLE } })
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async list(@Res() reply: FastifyReply): Promise<void> {
    const { origin, bindings } = await this.shelf.read(async (log) => {
      return { origin: log.origin, bindings: await log.bindings(trips.name) };
    });
    const items = bindings.slice(-MOST).toReversed().map(shown);
    void reply.header('cache-control', 'no-cache').send({ origin, items });
  }
}

function shown(binding: SignedBinding): BindingAnswer {
  const { projection, version, position, rowsDigest, size, root, note } = binding;
  return {
    ...{ projection, version, position: position.toString(), rowsDigest },
    ...{ size, root: root.toString('base64'), note },
  };
}
