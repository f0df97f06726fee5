/** `npm run faults:grading -- [--seed N] [--kills N] [--gradings N]`: kills the processes that grade, and looks for what was lost. */
import { runNamed } from './eval/runNamed.ts';
import { killGraders } from './gradingFaults/killGraders.ts';

runNamed('fault run', { grading: killGraders });
