/** Checks the shared catalogues of one language: topics, findings, small talk. */
import { parseLineCatalogue } from '#lib/domain/patient/loadLineCatalogue.ts';
import { parseHintCatalogue } from '#lib/domain/tutor/loadHintCatalogue.ts';
import { parseFindingCatalogue, parseTopicCatalogue } from '#lib/domain/scenario/loadCatalogues.ts';
import type { FindingCatalogue } from '#lib/domain/scenario/findingCatalogue.ts';
import type { TopicCatalogue } from '#lib/domain/dialogue/topicCatalogue.ts';
import { parseComplaintNames } from '#lib/domain/scenario/complaintNames.ts';
import { parseComplaints, type Complaint } from '#lib/domain/scenario/redFlags.ts';
import {
	join,
	missingFile,
	type Checked,
	type Library,
} from '#lib/domain/authoring/checkedFile.ts';

/** Whole, as they are read: more than a case is checked against. */
type Catalogues = {
	topics: TopicCatalogue;
	findings: FindingCatalogue;
	complaints: readonly Complaint[];
};
type CheckedCatalogues = Checked & { catalogues?: Catalogues };
type CheckedComplaints = Checked & { complaints?: readonly Complaint[] };

/** The catalogues that all languages share. */
export function checkComplaints(library: Library): CheckedComplaints {
	const file = 'redFlags.yaml';
	const text = library.files.get(file);
	const { faults } = checkComplaintNames(library);
	if (text === undefined) return { faults: [...faults, missingFile(file)], structures: [] };
	const parsed = parseComplaints(text, file);
	if ('faults' in parsed) return { faults: [...faults, ...parsed.faults], structures: [] };
	return { faults, structures: [], complaints: parsed.complaints };
}

function checkComplaintNames({ files }: Library): Checked {
	const file = 'complaints.yaml';
	const text = files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseComplaintNames(text, file);
	return { faults: 'faults' in parsed ? parsed.faults : [], structures: [] };
}

export function checkCatalogues(
	language: string,
	library: Library,
	complaints?: readonly Complaint[],
): CheckedCatalogues {
	const topics = checkTopics(`topics.${language}.yaml`, library);
	const findings = checkFindings(`findings.${language}.yaml`, library);
	const hintsFile = `hints.${language}.yaml`;
	const both = join([
		topics,
		findings,
		checkLines(`lines.${language}.yaml`, library),
		...(topics.topics ? [checkHints(hintsFile, library, topics.topics)] : []),
	]);
	if (!topics.topics || !findings.findings || !complaints) return both;
	return {
		...both,
		catalogues: { topics: topics.topics, findings: findings.findings, complaints },
	};
}

function checkTopics(file: string, { files }: Library): Checked & Partial<Catalogues> {
	const text = files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseTopicCatalogue(text, file);
	if ('faults' in parsed) return { ...parsed, structures: [] };
	const { topics, source } = parsed;
	const value = {
		topics: topics.topics.map(({ id, category, kind, within }) => ({ id, category, kind, within })),
	};
	return { faults: [], structures: [{ file, value, locate: source.locate }], topics };
}

function checkFindings(file: string, { files }: Library): Checked & Partial<Catalogues> {
	const text = files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseFindingCatalogue(text, file);
	if ('faults' in parsed) return { ...parsed, structures: [] };
	const { findings, source } = parsed;
	const value = { findings: findings.findings.map(({ id, kind }) => ({ id, kind })) };
	return { faults: [], structures: [{ file, value, locate: source.locate }], findings };
}

function checkHints(file: string, { files }: Library, topics: TopicCatalogue): Checked {
	const text = files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseHintCatalogue(text, file, topics);
	if ('faults' in parsed) return { ...parsed, structures: [] };
	const { hints, source } = parsed;
	const value = {
		areas: hints.areas.map(({ id, moment, categories, topics, acts, findings, actions }) => ({
			...{ id, moment, categories, topics, acts, findings, actions },
		})),
	};
	return { faults: [], structures: [{ file, value, locate: source.locate }] };
}

function checkLines(file: string, { files }: Library): Checked {
	const text = files.get(file);
	if (text === undefined) return { faults: [missingFile(file)], structures: [] };
	const parsed = parseLineCatalogue(text, file);
	return { faults: 'faults' in parsed ? parsed.faults : [], structures: [] };
}
