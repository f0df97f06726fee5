/** `npm run bench -- NAME …`: how fast it is, and what that costs; progress on standard error, one line of JSON at the end. */
import { benchEditor } from './bench/editor.ts';
import { benchGrading } from './bench/grading.ts';
import { benchMarking } from './bench/marking.ts';
import { benchScreens } from './bench/benchScreens.ts';
import { benchStream } from './bench/stream.ts';
import { runNamed } from './eval/runNamed.ts';

runNamed('bench', {
	editor: benchEditor,
	grading: benchGrading,
	marking: benchMarking,
	screens: benchScreens,
	stream: benchStream,
});
