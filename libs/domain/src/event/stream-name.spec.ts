import { describe, expect, it } from '@jest/globals';
import {
  carnetOfStream,
  carnetStream,
  convoyOfStream,
  convoyStream,
  declarationOfStream,
  declarationStream,
  personStream,
  subjectOfStream,
  wordOfStream,
} from './stream-name.js';

describe('the name of a stream', () => {
  it('says what the stream tells of, and its id', () => {
    expect(convoyStream('KHI-1')).toBe('convoy-KHI-1');
    expect(carnetStream('XC12345678')).toBe('carnet-XC12345678');
    expect(declarationStream('KAPE-1/2023')).toBe('declaration-KAPE-1/2023');
    expect(personStream('p1')).toBe('person-p1');
  });

  it('is read back, hyphens of the id included', () => {
    expect(wordOfStream('person-p-1')).toBe('person');
    expect(subjectOfStream('convoy-KHI-1')).toEqual({ kind: 'convoy', id: 'KHI-1' });
    expect(convoyOfStream('convoy-KHI-1')).toBe('KHI-1');
    expect(carnetOfStream('carnet-XC12345678')).toBe('XC12345678');
    expect(declarationOfStream('declaration-KAPE-1/2023')).toBe('KAPE-1/2023');
  });

  it('of something else has no subject', () => {
    expect(() => subjectOfStream('person-p1')).toThrow('tells of no convoy, carnet or declaration');
    expect(() => subjectOfStream('convoys')).toThrow('tells of no convoy, carnet or declaration');
    expect(convoyOfStream('carnet-XC12345678')).toBeUndefined();
  });
});
