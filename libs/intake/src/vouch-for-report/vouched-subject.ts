import {
  carnetStream,
  convoyStream,
  declarationStream,
  normaliseCarnetNumber,
  normaliseDeclarationRef,
} from '#kafila/domain';
import { wrongField } from '../fields/wrong-field.problem.js';
import { type VouchForReportRequest } from './vouch-for-report.request.js';

/** The stream of the report that is vouched for. @throws Problem `invalid-body`: it is named by none of three, or by several */
export function streamNamedBy(request: VouchForReportRequest): string {
  const { convoyId, carnetNumber, declarationRef } = request;
  const named = [convoyId, carnetNumber, declarationRef].filter((one) => one !== undefined);
  const wanted = 'name the report’s stream by exactly one of convoyId, carnetNumber and declarationRef';
  if (named.length === 0) throw wrongField('', 'missing-stream', wanted);
  if (named.length > 1) throw wrongField('', 'other-stream', wanted);
  if (convoyId !== undefined) return convoyStream(convoyId);
  if (carnetNumber !== undefined) {
    const number = normaliseCarnetNumber(carnetNumber);
    if (number === undefined)
      throw wrongField('/carnetNumber', 'invalid-carnet-number', 'is no number of a TIR carnet');
    return carnetStream(number);
  }
  const reference = normaliseDeclarationRef(declarationRef ?? '');
  if (reference === undefined)
    throw wrongField(
      '/declarationRef',
      'invalid-declaration-reference',
      'is no reference of a declaration: 3 to 50 letters, digits and -/._',
    );
  return declarationStream(reference);
}
