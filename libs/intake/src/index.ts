export { openPersons } from './persons/open-persons.js';
export { IntakeModule } from './intake.module.js';
export { storeProblem } from './streams/store.problems.js';
export { type Outcome, type Receipt } from './take-reports/report-outcome.js';
