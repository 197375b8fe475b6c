import { describe, expect, it } from '@jest/globals';
import { kafila } from '../../testing/kafila.js';

describe('the command line', () => {
  it('prints its version, and help with an example for each command, on stdout', async () => {
    expect(await kafila(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
    });
    for (const args of [['--help'], ['import', '--help'], ['help', 'import']]) {
      const { code, stdout, stderr } = await kafila(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Usage: kafila[\s\S]*--json[\s\S]*Example:\n {2}kafila import /);
    }
  });

  it.each([
    [['imprt', 'x'], /^unknown command 'imprt'\n\(Did you mean import\?\)\n$/],
    [['import'], /^missing required argument 'file'\n$/],
    [['import', 'x', '--ulr', 'y'], /^unknown option '--ulr'\n\(Did you mean --url\?\)\n$/],
    [
      ['import', 'x', '--url', 'localhost:3000'],
      /'localhost:3000' is invalid\. Give an address such as http:/,
    ],
    [['import', 'x', '--from-line', '0'], /'0' is invalid\. Give a whole number from 1 on\./],
    [['import', '/nowhere/x.ndjson'], /^\/nowhere\/x\.ndjson cannot be read: ENOENT/],
    [['import', '/'], /^\/ is a folder; name a file of reports/],
    [['import', '/dev/null', '--from-line', '7'], /^\/dev\/null has no report on line 7 or behind it\.\n$/],
    [['import', '/dev/null', '--refused', '/nowhere/x'], /^--refused \/nowhere\/x cannot be written: ENOENT/],
  ])('ends with 2 and a sentence on stderr where it is used wrongly: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await kafila(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
