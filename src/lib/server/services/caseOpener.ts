/** Opens a consultation's case: content, catalogues and machine, read and built once. */
import {
	buildConsultationMachine,
	type ConsultationMachine,
} from '#lib/domain/consultation/machine.ts';
import { buildCaseGuard, type CaseGuard } from '#lib/domain/patient/guard/caseGuard.ts';
import type { Wording } from '#lib/domain/patient/speak.ts';
import type {
	CaseContent,
	CaseLibrary,
	ConsultationRecord,
	LanguagePack,
	LanguagePacks,
} from './ports.ts';

/** A consultation with everything of its case at hand. */
export type Opened = {
	content: CaseContent;
	/** As the school's own models read, at the moment it is opened. */
	pack: LanguagePack;
	machine: ConsultationMachine;
	wording: Wording;
	/** For a model's replies: made when the first one is spoken. */
	guard(): CaseGuard;
};

/** Whose case it is and which versions of it. */
export type CaseOrigin = Pick<ConsultationRecord, 'schoolId' | 'scenario' | 'rubric' | 'language'>;

export type CaseOpenerDependencies = { cases: CaseLibrary; packs: LanguagePacks };

async function load({ cases, packs }: CaseOpenerDependencies, origin: CaseOrigin): Promise<Opened> {
	const { schoolId, scenario, rubric, language } = origin;
	const content = await cases.load(schoolId, scenario, rubric, language);
	const pack = packs(language, schoolId);
	const machine = buildConsultationMachine(content.scenario, pack.topics);
	const wording = { scenario: content.scenario, lines: pack.lines, topicLabel: pack.topicLabel };
	let made: CaseGuard | undefined;
	const guard = () =>
		(made ??= buildCaseGuard(content.scenario, content.rubric, pack.lines, pack.claimReader));
	return { content, pack, machine, wording, guard };
}

/** Published versions never change, so a case is read and its machine built once; a failed reading is tried anew. */
export function createCaseOpener(deps: CaseOpenerDependencies) {
	const opened = new Map<string, Promise<Opened>>();
	async function withPack(origin: CaseOrigin, loading: Promise<Opened>): Promise<Opened> {
		return { ...(await loading), pack: deps.packs(origin.language, origin.schoolId) };
	}
	return (origin: CaseOrigin): Promise<Opened> => {
		const { schoolId, scenario, rubric, language } = origin;
		const key = `${schoolId} ${scenario.versionId} ${rubric.versionId} ${language}`;
		const known = opened.get(key);
		if (known) return withPack(origin, known);
		const loading = load(deps, origin);
		opened.set(key, loading);
		loading.catch(() => opened.delete(key));
		return withPack(origin, loading);
	};
}
