import { describe, expect, it } from '@jest/globals';
import { CARNET_FACT_TYPES, type CarnetFact } from '../carnet/events/carnet.events.js';
import { CONVOY_FACT_TYPES, type ConvoyFact } from '../convoy/events/facts.js';
import { DECLARATION_FACT_TYPES, type DeclarationFact } from '../declaration/declaration.events.js';
import { REPORT_TYPES, type ReportType, type TypeAbout, typesAbout } from '../event/report-types.js';
import { type Equal } from '../testing/equal-types.js';
import { type FactEvent } from './report.js';

describe('the table of report types', () => {
  it('has the types of all facts, and no other', () => {
    const isWhole: Equal<FactEvent['type'], ReportType> = true;
    const ofConvoys: Equal<ConvoyFact['type'], TypeAbout<'convoy'>> = true;
    const ofCarnets: Equal<CarnetFact['type'], TypeAbout<'carnet'>> = true;
    const ofDeclarations: Equal<DeclarationFact['type'], TypeAbout<'declaration'>> = true;
    expect([isWhole, ofConvoys, ofCarnets, ofDeclarations]).toEqual([true, true, true, true]);
  });

  it('gives each kind of stream its list of facts; a retraction may be in any', () => {
    const listed = [...CONVOY_FACT_TYPES, ...CARNET_FACT_TYPES, ...DECLARATION_FACT_TYPES, 'ReportRetracted'];
    expect(listed).toEqual(Object.keys(REPORT_TYPES));
    expect(CONVOY_FACT_TYPES).toContain('BorderExited');
    expect(CARNET_FACT_TYPES).toContain('CarnetReturned');
    expect(DECLARATION_FACT_TYPES).toContain('GoodsGatedOut');
  });

  it('lets no list be made for a union of events that lacks a type, or has one too many', () => {
    // @ts-expect-error CarnetReturned is left out
    typesAbout<'carnet', Exclude<CarnetFact['type'], 'CarnetReturned'>>('carnet');
    // @ts-expect-error a carnet is not dispatched
    typesAbout<'carnet', CarnetFact['type'] | 'CarnetDispatched'>('carnet');
  });
});
