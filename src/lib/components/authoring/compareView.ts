/** Shows two texts beside each other with their differences marked. Loaded only where it is shown. */
import { yaml } from '@codemirror/lang-yaml';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';

type Sides = { from: string; to: string };

/** @returns what takes it away. */
export function createCompareView(
	parent: HTMLElement,
	{ from, to }: Sides,
	{ language, names }: { language: string; names: Sides },
): () => void {
	const side = (doc: string, label: string) => ({
		doc,
		extensions: [
			lineNumbers(),
			yaml(),
			EditorView.lineWrapping,
			EditorState.readOnly.of(true),
			EditorView.contentAttributes.of({ 'aria-label': label, lang: language }),
			EditorView.theme({
				'.cm-gutters': { backgroundColor: 'var(--color-sunken)', color: 'var(--color-ink-muted)' },
			}),
		],
	});
	const view = new MergeView({
		...{ parent, a: side(from, names.from), b: side(to, names.to) },
		collapseUnchanged: { margin: 3, minSize: 6 },
	});
	return () => view.destroy();
}
