import { ApiAnswer, ApiProblem } from '#kafila/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { writeVerifierKey } from '../note/verifier-key.js';
import { LogShelf } from './log-shelf.js';
import { notCosigned } from './log.problems.js';

const TEXT = 'text/plain; charset=utf-8';
const CHECKPOINT =
  'audit.example.org/kafila\n1042\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '— audit.example.org/kafila 7rMPxq2bLhMBgTAqV…\n';
const KEY = 'audit.example.org/kafila+eeb30fc6+AU6WJ2nm8C+yqZb0xvWQXkvGmRrqzNbsFWXWjbmnZcJE\n';

/** GET /v1/audit/checkpoint, GET /v1/audit/key */
@ApiTags('Auditors')
@Controller('audit')
export class LogController {
  constructor(@Inject(LogShelf) private readonly shelf: LogShelf) {}

  @Get('checkpoint')
  @ApiOperation({
    summary: 'The last checkpoint of the transparency log: origin, size and root, signed',
    description:
      'A signed note (C2SP tlog-checkpoint, Ed25519). Keep it: against a kept checkpoint nobody can take anything back. ' +
      '`/v1/audit/checkpoint/cosigned` is the last one that a witness signed too.',
  })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description: 'The signed note.',
      mediaType: 'text/plain',
      examples: { checkpoint: CHECKPOINT },
    },
  )
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async checkpoint(@Res() reply: FastifyReply): Promise<void> {
    const { note } = await this.shelf.read((log) => Promise.resolve(log.checkpoint));
    void reply.header('cache-control', 'no-cache').type(TEXT).send(note);
  }

  @Get('checkpoint/cosigned')
  @ApiOperation({
    summary: 'The last checkpoint that a witness signed too',
    description: 'A witness signs only what added to all it had seen before (C2SP tlog-cosignature).',
  })
  @ApiAnswer(200, { type: 'string' }, { description: 'The signed note.', mediaType: 'text/plain' })
  @ApiProblem(404, 'No witness has signed a checkpoint of this log.', 'not-cosigned')
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async cosigned(@Res() reply: FastifyReply): Promise<void> {
    const cosigned = await this.shelf.read((log) => log.cosignedCheckpoint());
    if (cosigned === undefined) throw notCosigned();
    void reply.header('cache-control', 'no-cache').type(TEXT).send(cosigned.note);
  }

  @Get('key')
  @ApiOperation({
    summary: 'The public keys of the log, one a line, the oldest first',
    description:
      'Each as `<name>+<key id>+<base64>` (C2SP signed-note). Retired ones stay listed. A key that comes from where the ' +
      'log comes proves nothing: compare it with the one that you were given by a way that you trust.',
  })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description: 'The keys.',
      mediaType: 'text/plain',
      examples: { key: KEY },
    },
  )
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async key(@Res() reply: FastifyReply): Promise<void> {
    const keys = await this.shelf.read((log) => Promise.resolve(log.verifierKeys));
    const lines = keys.map((key) => `${writeVerifierKey(key)}\n`).join('');
    void reply.header('cache-control', 'no-cache').type(TEXT).send(lines);
  }
}
