import { serveFolding } from '../runner/folding/serve-folding.js';
import { trips } from './trips.projection.js';

serveFolding(trips);
