import { serveFolding } from '../runner/folding-threads.js';
import { trips } from './trips.projection.js';

serveFolding(trips);
