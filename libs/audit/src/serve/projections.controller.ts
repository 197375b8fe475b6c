import { ApiAnswer, ApiProblem } from '#kafila/platform';
import { trips } from '#kafila/read-models';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type SignedBinding } from '../log/binding.js';
import { LogShelf } from './log-shelf.js';
import { HashShape } from './proof.shapes.js';

const MOST = 100;

const BindingShape = Type.Object(
  {
    projection: Type.String({ description: 'Name of the projection.', examples: ['trips'] }),
    version: Type.Integer({ description: 'Raised whenever the same events would give other rows.' }),
    position: Type.String({ description: 'Every event up to here is in the rows. Decimal.' }),
    rowsDigest: Type.String({ description: 'Sum over all rows: 128 bits, hexadecimal.' }),
    size: Type.Integer({ description: 'How many leaves of the log are events up to the position.' }),
    root: HashShape,
    note: Type.String({ description: 'All of this as a text that the keys of the log signed.' }),
  },
  { description: 'What rows were made of what log.' },
);

const BindingsShape = Type.Object({
  origin: Type.String({ description: 'The log.' }),
  items: Type.Array(BindingShape, { description: `The last ${MOST}, the newest first.` }),
});

const EXAMPLE: Static<typeof BindingsShape> = {
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
  @ApiAnswer(200, BindingsShape, { description: 'The bindings.', examples: { bindings: EXAMPLE } })
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async list(@Res() reply: FastifyReply): Promise<void> {
    const { origin, bindings } = await this.shelf.read(async (log) => {
      return { origin: log.origin, bindings: await log.bindings(trips.name) };
    });
    const items = bindings.slice(-MOST).toReversed().map(shown);
    void reply.header('cache-control', 'no-cache').send({ origin, items });
  }
}

function shown(binding: SignedBinding): Static<typeof BindingShape> {
  const { projection, version, position, rowsDigest, size, root, note } = binding;
  return {
    ...{ projection, version, position: position.toString(), rowsDigest },
    ...{ size, root: root.toString('base64'), note },
  };
}
