import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';

describe('the arguments of the demo', () => {
  it('are none, to start a system of its own and go on serving', () => {
    expect(readArguments([])).toEqual({ once: false, keep: false, help: false });
  });

  it('name a running system, and where it is read, if elsewhere', () => {
    const args = [
      '--once',
      '--url',
      'http://127.0.0.1:3001/',
      '--board',
      'http://127.0.0.1:3002',
      '--json',
      'x',
    ];
    expect(readArguments(args)).toEqual({
      once: true,
      keep: false,
      help: false,
      url: 'http://127.0.0.1:3001',
      boardUrl: 'http://127.0.0.1:3002',
      jsonFile: 'x',
    });
  });

  it.each([
    [['--onec'], '--onec'],
    [['--url', 'localhost:3000'], '--url is localhost:3000'],
    [['--board', 'http://127.0.0.1:3000'], '--board needs --url'],
    [['extra'], 'extra'],
  ])('are refused where they cannot be understood: %j', (args, named) => {
    expect(() => readArguments(args)).toThrow(named);
  });
});
