import { Inject, Injectable } from '@nestjs/common';
import { type ReadModels } from '../../database/read-models.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { readAssessed } from './assessed.js';
import { ReachedWatch } from './reached-watch.js';
import { READ_MODELS } from './stores.tokens.js';

/** Knows how far convoys are assessed. */
@Injectable()
export class AssessedWatch extends ReachedWatch {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {
    super();
  }

  protected override async look(): Promise<ChangeId> {
    return (await readAssessed(this.readModels.read)).reached;
  }
}
