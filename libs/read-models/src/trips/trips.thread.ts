import { serveFolding } from '../runner/folding/folding-threads.js';
import { trips } from './trips.projection.js';

serveFolding(trips);
