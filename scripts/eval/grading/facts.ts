/** `eval facts`: which facts of clinicians' lists came up in recorded consultations, told by the rules that recognise told facts. */
import { z } from 'zod';
import { contentWords } from '#lib/domain/patient/told/contentWords.ts';
import { coverage, weighByRarity, type Weigh } from '#lib/domain/patient/told/coverage.ts';
import {
	cohenKappa,
	gwetAc1,
	tabulateSquare,
} from '#lib/domain/statistics/categoricalAgreement.ts';
import { clusterBootstrap } from '#lib/domain/statistics/clusterBootstrap.ts';
import { seededRandom } from '#lib/domain/statistics/seededRandom.ts';
import { readJsonLines } from '../dataFiles.ts';
import type { FindMentions } from '#lib/domain/dialogue/english/mentions.ts';
import { buildMentions } from '../interpreters.ts';
import { readOptions } from '../options.ts';

const caseSchema = z.object({
	id: z.string(),
	transcript: z.array(z.object({ speaker: z.enum(['doctor', 'patient']), text: z.string() })),
	items: z.array(
		z.object({ text: z.string(), section: z.string().nullable(), gold_elicited: z.boolean() }),
	),
});
type FactCase = z.infer<typeof caseSchema>;
type Judged = { kind: string; gold: boolean; ours: boolean | null };

/** The product's own bounds for facts told by a model: enough of a fact nobody planned, and too little of any. */
const isTold = 0.45;
const isNotTold = 0.25;
/** A question, its answer, and what follows from it. */
const exchange = 3;
const seed = 20_240_607;

/** `PC/HPC` and `HPC` are one. */
const kindOf = (section: string | null) => (section ?? 'unnamed').replace(/^PC\/HPC$/, 'HPC');

function exchangesOf({ transcript }: FactCase): ReadonlySet<string>[] {
	return transcript.map((_, index) => {
		const lines = transcript.slice(index, index + exchange);
		return contentWords(lines.map(({ text }) => text).join(' '), 'en');
	});
}

/** Few shared words, of something that was talked about in other words: that is no "no". */
function judge(one: FactCase, weigh: Weigh, mentions: FindMentions): Judged[] {
	const exchanges = exchangesOf(one);
	const cameUp = new Set(one.transcript.flatMap(({ text }) => mentions(text)));
	return one.items.map(({ text, section, gold_elicited: gold }) => {
		const wanted = contentWords(text, 'en');
		const held = Math.max(...exchanges.map((said) => coverage(said, wanted, weigh)));
		const isOpen = held >= isNotTold || mentions(text).some((topic) => cameUp.has(topic));
		const ours = held >= isTold ? true : isOpen ? null : false;
		return { kind: kindOf(section), gold, ours };
	});
}

const squareOf = (judged: readonly Judged[]) =>
	tabulateSquare(
		judged.flatMap(({ ours, gold }) =>
			ours === null ? [] : [[Number(ours), Number(gold)] as const],
		),
		2,
	);

function describe(cases: readonly (readonly Judged[])[]) {
	const all = cases.flat();
	const judged = all.filter(({ ours }) => ours !== null);
	const kappa = (some: readonly Judged[]) => cohenKappa(squareOf(some));
	return {
		n: all.length,
		unscoredShare: 1 - judged.length / Math.max(1, all.length),
		elicited: judged.filter(({ gold }) => gold).length / Math.max(1, judged.length),
		kappa: kappa(all),
		interval: clusterBootstrap(cases, kappa, seededRandom(seed)),
		ac1: gwetAc1(squareOf(all)),
		missed: judged.filter(({ ours, gold }) => gold && !ours).length,
		wronglyFound: judged.filter(({ ours, gold }) => !gold && ours).length,
	};
}
export type FactFigures = ReturnType<typeof describe>;

export async function evaluateFacts(args: string[]) {
	const options = readOptions(args, ['cases'], []);
	const cases = readJsonLines(options.cases, caseSchema);
	const weigh = weighByRarity(cases.flatMap(exchangesOf));
	const mentions = await buildMentions('en');
	const judged = cases.map((one) => judge(one, weigh, mentions));
	const kinds = [...new Set(judged.flat().map(({ kind }) => kind))];
	const byKind = Object.fromEntries(
		kinds.map((kind) => [
			kind,
			describe(
				judged
					.map((one) => one.filter((fact) => fact.kind === kind))
					.filter((one) => one.length > 0),
			),
		]),
	);
	const overall = describe(judged);
	for (const [name, of] of Object.entries({ overall, ...byKind })) {
		console.error(
			`${name.padEnd(10)} n ${of.n} unscored ${of.unscoredShare.toFixed(3)} kappa ${of.kappa?.toFixed(3) ?? '–'} missed ${of.missed} wrongly found ${of.wronglyFound}`,
		);
	}
	return {
		evaluation: 'facts',
		measuredOn: { file: options.cases, cases: cases.length, facts: judged.flat().length },
		overall,
		byKind,
		ok: true,
	};
}
export type FactsReport = Awaited<ReturnType<typeof evaluateFacts>>;
