import { describe, expect, it } from '@jest/globals';
import { preferred } from './offers.js';

const LINES = { contentType: 'lines', names: ['application/x-ndjson', 'application/jsonl'] };
const BATCH = { contentType: 'batch', names: ['application/cloudevents-batch+json'] };

describe('what is sent of what is offered', () => {
  it.each([
    [undefined, 'lines'],
    ['*/*', 'lines'],
    ['application/cloudevents-batch+json', 'batch'],
    ['Application/CloudEvents-Batch+JSON', 'batch'],
    ['application/jsonl;q=0.2, application/*;q=0.5', 'lines'],
    ['application/x-ndjson;q=0.1, application/jsonl;q=0.1, */*', 'batch'],
    ['application/x-ndjson;q=0, application/jsonl;q=0, */*;q=0.1', 'batch'],
    ['application/cloudevents-batch+json, application/x-ndjson', 'batch'],
    ['text/html', undefined],
    ['*/*;q=0', undefined],
  ])('for %s it is %s', (accept, expected) => {
    expect(preferred(accept, [LINES, BATCH])?.contentType).toBe(expected);
  });
});
