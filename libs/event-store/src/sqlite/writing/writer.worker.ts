import { parentPort, workerData } from 'node:worker_threads';
import { writeFor } from './write-for.js';

if (parentPort === null) throw new Error('This module is started as a thread by writer.ts.');
writeFor(parentPort, (workerData as { file: string }).file);
