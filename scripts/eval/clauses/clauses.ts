/** `eval clauses`: whether inventions, and secrets in other words, are caught, and whether ordinary words go through. */
import type { TrialCase } from '#lib/domain/trial/trialCase.ts';
import { openCases, type OpenCases } from '../cases.ts';
import { writeJsonLines } from '../dataFiles.ts';
import { readOptions } from '../options.ts';
import { hearInvented, hearParaphrase, type Heard } from './hearSayings.ts';
import { halves, readInvented, readParaphrases } from './sayings.ts';

/** Of the half that was kept back. */
const asked = { inventedCaught: 0.8, secretsCaught: 0.5, wronglyCaught: 0.005 } as const;

async function hearCase(trialCase: TrialCase, { vectors }: OpenCases): Promise<Heard[]> {
	const { slug, language, patient } = trialCase.scenario;
	const caseName = `${slug} ${language}`;
	const hearing = { trialCase, vectors: vectors(language), mode: 'assessment' } as const;
	const inventions = readInvented(language);
	const paraphrases = readParaphrases(language);
	const heard: Heard[] = [];
	for (const half of halves) {
		const sayings = inventions[half][patient.speaker ? 'child' : 'self'];
		for (const one of await hearInvented(hearing, sayings))
			heard.push({ ...one, kind: 'invented', half, caseName });
		for (const [factId, saying] of Object.entries(paraphrases[half][slug] ?? {}))
			for (const one of await hearParaphrase(hearing, factId, saying))
				heard.push({ ...one, half, saying, caseName });
		console.error(`${caseName}: ${half}, ${heard.length} sayings heard`);
	}
	return heard;
}

/** An invention counts as caught when none of its words was left to be read whole. */
const isCaught = ({ caught, shown, saying, kind }: Heard) =>
	caught !== null && (kind !== 'invented' || !shown.includes(saying));

function shareCaught(heard: readonly Heard[]) {
	const caught = heard.filter(isCaught).length;
	return { of: heard.length, share: Number((caught / Math.max(1, heard.length)).toFixed(4)) };
}

function figuresOf(heard: readonly Heard[]) {
	const of = (kind: Heard['kind']) => shareCaught(heard.filter((one) => one.kind === kind));
	return { invented: of('invented'), secrets: of('secret'), ordinary: of('ordinary') };
}

/** What was kept back is counted and not shown: who reads it would make rules of it. */
function printFaults(heard: readonly Heard[]): void {
	for (const { kind, saying, caught, caseName } of heard.filter(({ half }) => half === 'tuned')) {
		if (kind === 'ordinary' && caught)
			console.error(`  ${caseName}, wrongly caught (${caught}): ${saying}`);
		if (kind !== 'ordinary' && !caught) console.error(`  ${caseName}, missed (${kind}): ${saying}`);
	}
}

const ofHalf = (heard: readonly Heard[], half: Heard['half'], language = '') =>
	heard.filter((one) => one.half === half && one.caseName.endsWith(language));

/** Says every invention and every paraphrase in the cases of its language. */
export async function evaluateClauses(args: string[]): Promise<object> {
	const options = readOptions(args, [], ['scenario', 'lang', 'out']);
	const open = await openCases(options.scenario ?? 'all', options.lang ?? 'all');
	try {
		const heard: Heard[] = [];
		for (const each of open.cases) heard.push(...(await hearCase(each, open)));
		printFaults(heard);
		if (options.out) writeJsonLines(options.out, heard);
		const { invented, secrets, ordinary } = figuresOf(ofHalf(heard, 'keptBack'));
		const reached = {
			inventedCaught: invented.share,
			secretsCaught: secrets.share,
			wronglyCaught: ordinary.share,
		};
		return {
			evaluation: 'clauses',
			measuredOn: {
				cases: open.cases.map(({ scenario }) => `${scenario.slug} ${scenario.language}`),
				sayings: heard.length,
			},
			tuned: figuresOf(ofHalf(heard, 'tuned')),
			keptBack: figuresOf(ofHalf(heard, 'keptBack')),
			keptBackEn: figuresOf(ofHalf(heard, 'keptBack', 'en')),
			keptBackZhCN: figuresOf(ofHalf(heard, 'keptBack', 'zh-CN')),
			reached,
			asked,
			atMost: ['wronglyCaught'],
			ok:
				reached.inventedCaught >= asked.inventedCaught &&
				reached.secretsCaught >= asked.secretsCaught &&
				reached.wronglyCaught <= asked.wronglyCaught,
		};
	} finally {
		await open.close();
	}
}
