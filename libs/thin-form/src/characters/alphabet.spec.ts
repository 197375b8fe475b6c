import { expect, it } from '@jest/globals';
import { ALPHABET } from './alphabet.js';

/** 3GPP TS 23.038, table 6.2.1: where the default alphabet of GSM has what ASCII has, at the same place and in one septet. */
const SAME_AS_ASCII = /^[ !"#%&'()*+,\-./0-9:;<=>?A-Za-z]$/;

/** What nobody escapes, turns or breaks: neither web forms nor messengers. */
const LEFT_ALONE = /^[A-Za-z0-9\-.*/,:]$/;

it('the characters of thin reports take one septet each, at the place that ASCII has for them', () => {
  expect(new Set(ALPHABET).size).toBe(68);
  for (const character of ALPHABET) {
    expect([character, SAME_AS_ASCII.test(character), LEFT_ALONE.test(character)]).toEqual([
      character,
      true,
      true,
    ]);
  }
});
