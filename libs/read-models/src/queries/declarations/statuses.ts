import { type DeclarationStatus } from '#kafila/domain';

const STATUSES: Readonly<Record<DeclarationStatus, true>> = {
  unknown: true,
  lodged: true,
  assessed: true,
  'under-examination': true,
  held: true,
  granted: true,
  refused: true,
  'gated-out': true,
  withdrawn: true,
};
export const DECLARATION_STATUSES = Object.keys(STATUSES) as readonly DeclarationStatus[];
