import { describe, expect, it } from '@jest/globals';
import { Problem } from './problem.js';

describe('a problem', () => {
  const problem = new Problem({
    status: 409,
    code: 'report-id-reused',
    title: 'Report id reused',
    detail: 'Another report has this id.',
    errors: [{ pointer: '#/reportId', detail: 'was used before' }],
    facts: { digests: ['a', 'b'] },
    cause: new Error('secret'),
  });

  it('is an error with the detail as its message', () => {
    expect(problem).toBeInstanceOf(Error);
    expect(problem.message).toBe('Another report has this id.');
  });

  it('becomes a document of RFC 9457 with its facts as members, and without its cause', () => {
    expect(problem.toDocument({ instance: '/v1/reports', requestId: 'r1' })).toEqual({
      type: 'urn:kafila:problem:report-id-reused',
      title: 'Report id reused',
      status: 409,
      code: 'report-id-reused',
      detail: 'Another report has this id.',
      errors: [{ pointer: '#/reportId', detail: 'was used before' }],
      digests: ['a', 'b'],
      instance: '/v1/reports',
      requestId: 'r1',
    });
  });

  it('writes hidden characters of what was sent out, where it repeats them', () => {
    const detail = "'PK\u202e1\u001b[2J\u0085' is not known";
    const shown = "'PK\\u202e1\\u001b[2J\\u0085' is not known";
    const errors = [{ pointer: '#/place', detail }];
    const document = new Problem({ status: 422, code: 'invalid-report', detail, errors }).toDocument();
    expect([document.detail, document.errors]).toEqual([shown, [{ pointer: '#/place', detail: shown }]]);
  });
});
