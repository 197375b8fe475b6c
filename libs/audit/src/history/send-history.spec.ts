import { describe, expect, it } from '@jest/globals';
import { Answer } from '#kafila/read-models';
import fastify from 'fastify';
import { type HistoryItem } from './history-page.js';
import { sendHistory } from './send-history.js';

async function* items(): AsyncGenerator<HistoryItem, void> {
  for (let position = 1n; position <= 9n; position++)
    yield await Promise.resolve({ text: String(position), position, work: 1_000_000 });
}

async function sent(accept: string): Promise<string> {
  const app = fastify();
  app.get('/', async (_request, reply) => {
    const value = { items: items(), limit: 9, cursorAfter: (position: bigint) => `after ${position}` };
    const answer = await Answer.asOf({ position: 9n, ageSeconds: 0, parked: 0 }, () => value);
    await sendHistory(reply, answer, {
      accept,
      stopping: new AbortController().signal,
      shown: (text) => Promise.resolve(`"${text}"`),
    });
    return reply;
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const body = await (await fetch(url, { headers: { accept } })).text();
  await app.close();
  return body;
}

describe('a history that is much work', () => {
  it('is sent in pages, also where what is personal is shown', async () => {
    expect(await sent('application/json')).toBe('{"items":["1"],"nextCursor":"after 1"}');
  });

  it('is sent as some lines, of which the last has the cursor of the rest', async () => {
    expect(await sent('application/x-ndjson')).toBe('"1"\n"2"\n"3"\n{"nextCursor":"after 3"}\n');
  });
});
