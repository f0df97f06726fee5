/** The text side of the editor: YAML with completion, and each fault at its line. Loaded only where it is shown. */
import {
	autocompletion,
	type Completion as Offer,
	type CompletionContext,
	type CompletionResult,
} from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import type { Completion } from '#lib/domain/authoring/completions.ts';
import type { Splice } from '#lib/domain/authoring/editYaml.ts';
import { placeAt, type YamlPlace } from '#lib/domain/authoring/yamlPlace.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';

export type CodeEditor = {
	text(): string;
	apply(splice: Splice): void;
	showFaults(faults: readonly Fault[]): void;
	/** Lines count from 1. */
	goTo(line: number, column: number): void;
	destroy(): void;
};

export type CodeEditorOptions = {
	parent: HTMLElement;
	text: string;
	label: string;
	/** Of what is written, for screen readers and spelling. */
	language: string;
	onchange: () => void;
	complete: (place: YamlPlace) => Completion[];
};

const colours = HighlightStyle.define([
	{
		tag: [tags.propertyName, tags.definition(tags.propertyName)],
		color: 'var(--color-primary-strong)',
		fontWeight: '600',
	},
	{ tag: tags.comment, color: 'var(--color-ink-muted)', fontStyle: 'italic' },
	{ tag: [tags.string, tags.content], color: 'var(--color-ink)' },
	{ tag: [tags.number, tags.bool, tags.keyword], color: 'var(--color-patient)' },
	{
		tag: [tags.punctuation, tags.separator, tags.bracket, tags.meta],
		color: 'var(--color-ink-muted)',
	},
]);

const theme = EditorView.theme({
	'&': { height: '100%', fontSize: 'var(--text-sm)', backgroundColor: 'var(--color-raised)' },
	'&.cm-focused': { outline: '2px solid var(--color-primary)', outlineOffset: '-2px' },
	'.cm-scroller': { fontFamily: 'ui-monospace, monospace', lineHeight: '1.6', overflow: 'auto' },
	'.cm-content': { caretColor: 'var(--color-ink)' },
	'.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
	'.cm-gutters': {
		backgroundColor: 'var(--color-sunken)',
		color: 'var(--color-ink-muted)',
		border: 'none',
	},
	'.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
		{
			backgroundColor: 'var(--color-primary-soft)',
		},
	'.cm-tooltip, .cm-panels': {
		backgroundColor: 'var(--color-raised)',
		color: 'var(--color-ink)',
		border: '1px solid var(--color-line)',
	},
	'.cm-tooltip.cm-tooltip-autocomplete ul li[aria-selected]': {
		backgroundColor: 'var(--color-primary)',
		color: 'var(--color-on-primary)',
	},
});

const toOffer = ({ text, detail, kind }: Completion): Offer => ({
	label: text,
	...(detail ? { detail } : {}),
	type: kind === 'field' ? 'property' : 'enum',
	apply: kind === 'field' ? `${text}: ` : text,
});

const completing =
	(complete: CodeEditorOptions['complete']) =>
	(context: CompletionContext): CompletionResult | null => {
		const place = placeAt(context.state.sliceDoc(0, context.pos));
		if (place.word === '' && !context.explicit) return null;
		const options = complete(place).map(toOffer);
		return { from: context.pos - place.word.length, options, validFor: /^[\w-]*$/ };
	};

const offsetOf = (text: Text, line: number, column: number) => {
	const found = text.line(Math.min(Math.max(line, 1), text.lines));
	return Math.min(found.from + Math.max(column - 1, 0), found.to);
};

function toDiagnostic(text: Text, { line, column, problem, mend, isPlayable }: Fault): Diagnostic {
	const from = offsetOf(text, line, column);
	const to = text.lineAt(from).to;
	return { from, to, severity: isPlayable ? 'warning' : 'error', message: `${problem} — ${mend}` };
}

export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
	const { parent, text, label, language, onchange, complete } = options;
	const view = new EditorView({
		parent,
		state: EditorState.create({
			doc: text,
			extensions: [
				basicSetup,
				yaml(),
				indentUnit.of('  '),
				EditorView.lineWrapping,
				autocompletion({ override: [completing(complete)] }),
				lintGutter(),
				syntaxHighlighting(colours),
				theme,
				EditorView.contentAttributes.of({ 'aria-label': label, lang: language }),
				EditorView.updateListener.of(({ docChanged }) => docChanged && onchange()),
			],
		}),
	});
	view.scrollDOM.tabIndex = 0;
	return {
		text: () => view.state.doc.toString(),
		apply: ({ from, to, insert }) =>
			view.dispatch({ changes: { from, to, insert }, scrollIntoView: false }),
		showFaults: (faults) =>
			view.dispatch(
				setDiagnostics(
					view.state,
					faults.map((fault) => toDiagnostic(view.state.doc, fault)),
				),
			),
		goTo(line, column) {
			const anchor = offsetOf(view.state.doc, line, column);
			view.dispatch({
				selection: { anchor },
				effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
			});
			view.focus();
		},
		destroy: () => view.destroy(),
	};
}
