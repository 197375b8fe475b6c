import { Describe, Open } from '#kafila/platform';
import { IsInt, IsString } from 'class-validator';
import { IsCarnetNumber, IsConvoyId } from '../fields/fields.js';

class Placed {
  @IsInt()
  @Describe('Revision of the stream after the decision.', 4)
  readonly revision!: number;

  @IsString()
  @Describe('Position in the store; give it as waitFor to see the decision in what is read.', '5')
  readonly position!: string;
}

/** What the desk answers to a decision on a convoy. */
@Open()
export class ConvoyDecisionTaken extends Placed {
  @IsConvoyId()
  readonly convoyId!: string;
}

/** What the desk answers to a decision on a carnet. */
@Open()
export class CarnetDecisionTaken extends Placed {
  @IsCarnetNumber()
  readonly carnetNumber!: string;
}
