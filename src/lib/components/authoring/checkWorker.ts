/** Checks the documents beside the page, so that typing never waits for it. */
import { checkDrafts, type CaseFiles } from '#lib/domain/authoring/checkDraft.ts';
import type { Catalogues } from '#lib/domain/scenario/catalogues.ts';
import type { Fault } from '#lib/domain/scenario/fault.ts';
import { parseDocument } from 'yaml';

export type CheckSetup = { catalogues: Catalogues; slugs: string[]; pictures: string[] };
export type CheckOrder = { setup: CheckSetup } | { files: CaseFiles };
export type CheckResult = {
	faults: Fault[];
	/** What the documents say; null for one that is not well-formed. */
	scenario: unknown;
	rubric: unknown;
};

let setup: CheckSetup | null = null;

function read(text: string): unknown {
	const document = parseDocument(text, { prettyErrors: false });
	if (document.errors.length > 0) return null;
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch {
		return null;
	}
}

function check(files: CaseFiles, { catalogues, slugs, pictures }: CheckSetup): CheckResult {
	const surroundings = { slugs, pictures: new Set(pictures) };
	return {
		faults: checkDrafts([files], () => catalogues, surroundings),
		scenario: read(files.scenario),
		rubric: read(files.rubric),
	};
}

addEventListener('message', ({ data }: MessageEvent<CheckOrder>) => {
	if ('setup' in data) setup = data.setup;
	else if (setup) postMessage(check(data.files, setup));
});
