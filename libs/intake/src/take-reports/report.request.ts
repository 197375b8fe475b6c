import { type ReportType } from '#kafila/domain';
import { type TObject } from '@sinclair/typebox';
import { BORDER } from './schemas/border.js';
import { CARNET } from './schemas/carnet.js';
import { DECLARATION } from './schemas/declaration.js';
import { ESCORTS_AND_EXPENSES } from './schemas/escorts-and-expenses.js';
import { ON_THE_WAY } from './schemas/on-the-way.js';
import { RETRACTION } from './schemas/retraction.js';
import { SEALS } from './schemas/seals.js';
import { TIR_OPERATION } from './schemas/tir-operation.js';
import { TROUBLE } from './schemas/trouble.js';

/** The shape of each type of report. */
export const REPORT_SCHEMAS: Readonly<Record<ReportType, TObject>> = {
  ...ON_THE_WAY,
  ...BORDER,
  ...SEALS,
  ...TROUBLE,
  ...ESCORTS_AND_EXPENSES,
  ...TIR_OPERATION,
  ...CARNET,
  ...DECLARATION,
  ...RETRACTION,
};
