/** Opens a consultation's case: content, catalogues and machine, read and built once. Of a drill, narrowed to its area. */
import {
	buildConsultationMachine,
	type ConsultationMachine,
} from '#lib/domain/consultation/machine.ts';
import { buildCaseGuard, type CaseGuard } from '#lib/domain/patient/guard/caseGuard.ts';
import type { Wording } from '#lib/domain/patient/speak.ts';
import { narrowToArea } from '#lib/domain/progress/drill.ts';
import type {
	CaseContent,
	CaseLibrary,
	ConsultationRecord,
	LanguagePack,
	LanguagePacks,
} from './ports.ts';
import { tutoredCase } from './tutoredCase.ts';

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

/** Whose case it is, which versions of it, and the area where it is a drill. */
export type CaseOrigin = Pick<
	ConsultationRecord,
	'schoolId' | 'scenario' | 'rubric' | 'language' | 'drillArea'
>;

export type CaseOpenerDependencies = { cases: CaseLibrary; packs: LanguagePacks };

async function load({ cases, packs }: CaseOpenerDependencies, origin: CaseOrigin): Promise<Opened> {
	const { schoolId, scenario, rubric, language, drillArea } = origin;
	const whole = await cases.load(schoolId, scenario, rubric, language);
	const pack = packs(language, schoolId);
	const isDrill = drillArea !== null;
	const content = isDrill ? narrowToArea(whole, drillArea, tutoredCase(whole, pack)) : whole;
	const after = isDrill ? 'submitted' : 'writing';
	const machine = buildConsultationMachine(content.scenario, pack.topics, after);
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
		const { schoolId, scenario, rubric, language, drillArea } = origin;
		const versions = `${scenario.versionId} ${rubric.versionId}`;
		const key = `${schoolId} ${versions} ${language} ${drillArea ?? ''}`;
		const known = opened.get(key);
		if (known) return withPack(origin, known);
		const loading = load(deps, origin);
		opened.set(key, loading);
		loading.catch(() => opened.delete(key));
		return withPack(origin, loading);
	};
}
