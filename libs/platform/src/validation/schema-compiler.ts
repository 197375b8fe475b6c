import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMATS } from '../dto/formats.js';

// OpenAPI 3.1 is JSON Schema 2020-12, so the check and the published schema speak the same language.
const options = {
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  discriminator: true,
  coerceTypes: false,
  useDefaults: false,
  removeAdditional: false,
  // Schemas are compiled once, at start; two of them may carry the same `$id`.
  addUsedSchema: false,
  // Schemas are made of shapes, not written by hand; to compile the schema of schemas would be a tenth of a start.
  meta: false,
  validateSchema: false,
} as const;

function compiler(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ ...options, allErrors, verbose: true });
  ajv.addVocabulary(['example']);
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format.test);
  return ajv;
}

/** Stops at the first fault: all that a valid body ever meets. */
export const quick = compiler(false);

/** Finds all faults. Its work grows with their number, so it must only see values of bounded size. */
export const thorough = compiler(true);
