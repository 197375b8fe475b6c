import { describe, expect, it } from '@jest/globals';
import { preferredType } from './preferred-type.js';

const OFFERED = ['application/json', 'text/csv', 'application/x-ndjson'];

describe('the media type that a caller prefers', () => {
  it.each([
    ['the first, without a header', undefined, 'application/json'],
    ['the first, where anything will do', '*/*', 'application/json'],
    ['none, where nothing will do', '*/*;q=0', undefined],
    ['none of what is named', 'text/html, image/*', undefined],
    ['none of an empty header', '', undefined],
    ['the only one that is named', 'text/html, text/csv', 'text/csv'],
    ['one whose name is written otherwise', 'Text/CSV', 'text/csv'],
    ['one that a wildcard stands for', 'text/*', 'text/csv'],
    ['the one of the higher quality', 'application/json;q=0.4, text/csv ; q=0.5', 'text/csv'],
    ['one that has a quality of its own below a wildcard', 'text/csv;q=0.9, */*;q=0.8', 'text/csv'],
    [
      'what is left, where a wildcard does not stand for what is refused',
      '*/*, application/json;q=0',
      'text/csv',
    ],
    ['the one named exactly, of two liked the same', 'text/csv, */*', 'text/csv'],
    ['the one named first, of two liked the same', 'text/csv, application/json', 'text/csv'],
    ['one with a charset, which all are sent in', 'text/csv;charset=utf-8, text/html', 'text/csv'],
    ['one with a profile and a quality', 'text/csv;header=present;q=0.2, application/json;q=0.1', 'text/csv'],
    [
      'one whose quality is no quality, as if it had none',
      'application/json;q=0.9, text/csv;q=high',
      'text/csv',
    ],
  ])('is %s', (_, accept, expected) => {
    expect(preferredType(accept, OFFERED)).toBe(expected);
  });
});
