import { type Caller, outOfScope, Problem } from '#kafila/platform';

/** Whether somebody may know what is held of a unit: it itself, whatever its scope; who may read receipts, where he has none. */
export function mayReadAccount({ unitId, sees, rights }: Caller, of: string): boolean {
  return unitId === undefined ? sees === undefined && rights.has('receipts.read') : unitId === of;
}

/** @throws Problem `not-your-unit`, `out-of-scope`: an account cannot be cut, its gaps would tell of what was left out */
export function requireMayReadAccount(caller: Caller, of: string): void {
  if (mayReadAccount(caller, of)) return;
  const { unitId } = caller;
  if (unitId === undefined) throw outOfScope();
  throw new Problem({
    status: 403,
    code: 'not-your-unit',
    detail: `This key is that of the unit ${unitId}: it reads what is held of that one alone.`,
    facts: { unitId },
  });
}
