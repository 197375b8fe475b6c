import { describe, expect, it } from '@jest/globals';
import { type FastifyRequest } from 'fastify';
import { isOfLines, mediaTypesOf, TAKES_TEXT } from './media-types.js';

const sent = (type: string | undefined, config: object = {}): FastifyRequest =>
  ({ headers: { 'content-type': type }, routeOptions: { config } }) as unknown as FastifyRequest;

describe('a body', () => {
  it.each([
    ['application/x-ndjson', {}, true],
    ['Application/JSONL; charset=utf-8', {}, true],
    ['text/plain; charset=utf-8', TAKES_TEXT, true],
    ['text/plain', {}, false],
    ['application/json', {}, false],
    [undefined, {}, false],
  ])('of %s, to a route that says %j: it is of lines, which take any time: %s', (type, config, expected) => {
    expect(isOfLines(sent(type, config))).toBe(expected);
  });

  it('to a route that takes text is text, and to others never', () => {
    expect(mediaTypesOf(sent(undefined, TAKES_TEXT))).toEqual(['text/plain']);
    expect(mediaTypesOf(sent(undefined))).not.toContain('text/plain');
  });
});
