import { describe, expect, it } from '@jest/globals';
import { Advances } from './advances.js';
import { quotable, reasonOf } from './reason.js';

describe('the reason of a failure', () => {
  it('is its message', () => {
    expect(reasonOf(new Error('no disk'))).toBe('no disk');
    expect(reasonOf({ message: 'thrown by another realm' })).toBe('thrown by another realm');
  });

  it('is that of each address that was tried', () => {
    const tried = new AggregateError([new Error('refused by ::1'), new Error('refused by 127.0.0.1')]);
    expect(reasonOf(tried)).toBe('refused by ::1; refused by 127.0.0.1');
  });

  it('is the name of an error that says nothing', () => {
    expect(reasonOf(new RangeError())).toBe('RangeError');
  });

  it('is what was thrown, where that is no error', () => {
    expect(reasonOf('just so')).toBe('just so');
    expect(reasonOf(null)).toBe('null');
    expect(reasonOf({})).toBe('unknown error');
  });

  it('has no NUL in a database', () => {
    expect(quotable('a\0b\0')).toBe('a\ufffdb\ufffd');
  });
});

describe('how far projections have come', () => {
  it('is heard by all who listen, until they stop', () => {
    const advances = new Advances();
    const heard: string[] = [];
    const stop = advances.listen((name, position) => heard.push(`first: ${name} ${position.toString()}`));
    advances.listen((name) => heard.push(`second: ${name}`));
    advances.announce('trips', 7n);
    stop();
    advances.announce('others', 8n);
    expect(heard).toEqual(['first: trips 7', 'second: trips', 'second: others']);
  });
});
