import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { Condition, tagsIn } from './condition.js';

declare module 'fastify' {
  interface FastifyReply {
    /** Whether the client has the answer already: it is told so, without a body. */
    hasIt: boolean;
  }
}

/** What answers depend on beside their address: who asks, and which form he takes. */
const VARY = ['accept', 'accept-encoding', 'authorization', 'cookie'];

/** Another program may show the same rows otherwise. The name of each part of a built one follows from what is in it. */
const PROGRAM = programId();

/** Sends 304 without a body where `hasIt` was said. */
export function answerNotModified(fastify: FastifyInstance): void {
  fastify.decorateReply('hasIt', false);
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasIt) {
      done(null, payload);
      return;
    }
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

/** The condition of a read; undefined where its answer has no name: persons cannot be shown now. */
export async function conditionOf({ request, server }: FastifyReply): Promise<Condition | undefined> {
  const { caller, headers, url } = request;
  const { role, sees, rights } = caller;
  const { version } = server.reveals.shown;
  try {
    const persons = rights.has('persons.see') ? await version?.() : 'hidden';
    const asked = [PROGRAM, url, headers.accept ?? '', role, [...rights].sort(), sees ?? null, persons ?? ''];
    return new Condition(asked, tagsIn(headers['if-none-match']));
  } catch {
    return undefined;
  }
}

/** Names an answer, for whoever asks again, and for nobody else. */
export function nameAnswer(reply: FastifyReply, tag: string): void {
  const before = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const vary = [...new Set([...before, ...VARY])].filter((name) => name !== '');
  void reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: vary.join(', ') });
}

function programId(): string {
  try {
    return createHash('sha256')
      .update(readFileSync(process.argv[1] ?? ''))
      .digest('base64url');
  } catch {
    return randomUUID();
  }
}
