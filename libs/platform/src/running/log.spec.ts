import { describe, expect, it } from '@jest/globals';
import { createLog } from './log.js';

describe('a line of the log', () => {
  it('steers no terminal, and is the JSON that it was', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const place = 'a\u202eb\u009b2J\u2028c\u001b[2J \u0642 \u{1f69a}';
    log.info({ place }, 'looked');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\0-\x1f\x7f-\x9f\u2028\u202a-\u202e]*\n$/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'looked', place });
  });
});
