import { addGeography, type Geography } from '#kafila/domain';
import { compileCheck, parseJson, writtenOut } from '#kafila/platform';
import { readFileSync } from 'node:fs';
import { AddedGeography } from './added-geography.shape.js';

/** EX_CONFIG of sysexits.h, as for a setting that is wrong. */
const EX_CONFIG = 78;

const check = compileCheck(AddedGeography);

/** The file of places and corridors cannot be used. Its message names the file, the entry and the member. */
export class GeographyUnusable extends Error {
  override readonly name = 'GeographyUnusable';

  constructor(file: string, wrong: string) {
    super(`KAFILA_GEOGRAPHY: ${file}: ${wrong}.`);
  }
}

/**
 * Adds the places and corridors of a file. To be done at the start of a process, before anything is folded.
 *
 * @param file undefined: there is none
 * @throws GeographyUnusable where something is wrong with it; nothing was added then
 */
export function addGeographyFrom(file: string | undefined): void {
  if (file === undefined) return;
  const [wrong] = addGeography(readGeography(file));
  if (wrong !== undefined) throw new GeographyUnusable(file, wrong);
}

/** The same for the start of a program: what is wrong is said on stderr, and the process ends with code 78. */
export function addGeographyOrExit(file: string | undefined): void {
  try {
    addGeographyFrom(file);
  } catch (error) {
    if (!(error instanceof GeographyUnusable)) throw error;
    process.stderr.write(`${writtenOut(error.message)}\n`);
    process.exit(EX_CONFIG);
  }
}

function readGeography(file: string): Geography {
  const parsed = parseJson(bytesOf(file));
  if (!parsed.ok) throw new GeographyUnusable(file, parsed.problem.message.replace(/\.$/, ''));
  if (parsed.fault) throw new GeographyUnusable(file, parsed.fault.message.replace(/\.$/, ''));
  const checked = check(parsed.value);
  if (checked.ok) return { places: checked.value.places ?? [], corridors: checked.value.corridors ?? [] };
  const [first] = checked.errors;
  const member = first ? memberAt(first.pointer) : '';
  throw new GeographyUnusable(file, `${member}${first?.detail.replace(/\.$/, '') ?? 'has another form'}`);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new GeographyUnusable(file, error instanceof Error ? error.message : 'cannot be read');
  }
}

/** `#/places/3/lat`: `places[3].lat: `. */
function memberAt(pointer: string): string {
  const path = pointer
    .replace(/^#\/?/, '')
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
  return path === '' ? '' : `${path}: `;
}
