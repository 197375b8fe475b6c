import { LEAF_FORMAT, leafFormatOfAll, RAW_LEAF_FORMAT } from '../leaf/leaf.js';
import { allStreamsOf, type Bundle } from './bundle.js';
import { BUNDLE_FORMATS, faultOfShape } from './bundle-shape.js';
import { BundleRefused } from './bundle-verdict.js';

/** Reads a bundle; proves nothing. @throws BundleRefused it is none, or of a format that is not known here */
export function readBundle(file: string | Uint8Array): { readonly text: string; readonly bundle: Bundle } {
  const text = typeof file === 'string' ? file : decoded(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BundleRefused('not-a-bundle', `The file is no JSON: ${String(error)}`);
  }
  checkFormat(value, 'bundle', BUNDLE_FORMATS);
  checkFormat(value, 'leafFormat', [LEAF_FORMAT, RAW_LEAF_FORMAT]);
  const fault = faultOfShape(value);
  if (fault !== undefined) throw new BundleRefused('not-a-bundle', `The file is no bundle: ${fault}.`);
  const bundle = value as Bundle;
  checkFormat(value, 'leafFormat', [leafFormatOfAll(allStreamsOf(bundle).flatMap(({ events }) => events))]);
  return { text, bundle };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BundleRefused('not-a-bundle', 'The file is no text in UTF-8.');
  }
}

function checkFormat(value: unknown, member: 'bundle' | 'leafFormat', known: readonly number[]): void {
  if (typeof value !== 'object' || value === null || !(member in value)) return;
  const format = (value as Record<string, unknown>)[member];
  if (typeof format !== 'number' || known.includes(format)) return;
  const sentence = `The member "${member}" says format ${format}; this verifier knows ${known.join(' and ')}.`;
  throw new BundleRefused('unknown-format', sentence);
}
