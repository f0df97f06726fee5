/** `npm run bench -- NAME …`: how fast it is, and what that costs; progress on standard error, one line of JSON at the end. */
import { benchGrading } from './bench/grading.ts';
import { benchScreens } from './bench/benchScreens.ts';
import { benchStream } from './bench/stream.ts';
import { runNamed } from './eval/runNamed.ts';

runNamed('bench', { grading: benchGrading, screens: benchScreens, stream: benchStream });
