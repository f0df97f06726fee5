/** Reads what a Chinese clause names: runs of characters, in the spelling in which the catalogue is compared. */
import { canonicalText } from '../../../dialogue/chinese/canonicalText.ts';
import type { Topic } from '../../../dialogue/topicCatalogue.ts';
import {
	claimTopics,
	eachOnce,
	everydayMatters,
	type ClaimReader,
	type ClaimTopic,
	type Named,
} from './claimReader.ts';

type Entry = Named & { runs: string[]; unless: string[] };

/** So many characters may stand between the runs of a cue. */
const widestGap = 6;

function standsIn(text: string, runs: readonly string[]): boolean {
	let from = 0;
	for (const [index, run] of runs.entries()) {
		const at = text.indexOf(run, from);
		if (at < 0 || (index > 0 && at - from > widestGap)) return false;
		from = at + run.length;
	}
	return true;
}

/** A cue of one character says too little in a statement: "烧" is to burn a meal, too. */
const leastCharacters = 2;

/** Pairs that any statement may hold: a cue that ends in one is the frame of a question. */
const frames = new Set(
	'早上 晚上 吃了 时候 起来 自己 一样 怎么 从来 以前 知道 什么 孩子 厉害 东西 过去 家里 没人 出来 之前 现在 平时 最近 今天 昨天 几天'.split(
		' ',
	),
);

const longestOf = (runs: readonly string[]) =>
	runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');

/** Under the last two characters of each cue's longest run, the cue: how it begins is often how any question does. */
function indexByPair(topics: readonly ClaimTopic[]): ReadonlyMap<string, Entry[]> {
	const index = new Map<string, Entry[]>();
	for (const { id, cues, unless, isMeasured } of topics) {
		for (const cue of cues) {
			const runs = cue.split('...').map(canonicalText).filter(Boolean);
			const pair = longestOf(runs).slice(-2);
			const isShort = runs.join('').length < leastCharacters && !isMeasured;
			if (pair === '' || isShort || frames.has(pair)) continue;
			const entry = { id, isMeasured, runs, unless: unless.map(canonicalText).filter(Boolean) };
			index.set(pair, [...(index.get(pair) ?? []), entry]);
		}
	}
	return index;
}

/** Length and places stay: only spelling is made one. */
const sameLength = (text: string) => text.toLowerCase().replaceAll('痛', '疼');

type Index = ReadonlyMap<string, Entry[]>;

function entriesAt(index: Index, text: string, at: number): Entry[] {
	const one = index.get(text.slice(at, at + 1)) ?? [];
	const pair = at + 1 < text.length ? index.get(text.slice(at, at + 2)) : undefined;
	return pair ? [...one, ...pair] : one;
}

function namedBy(index: Index, clause: string): Named[] {
	const text = canonicalText(clause);
	const entries = new Set(Array.from(text, (_, at) => entriesAt(index, text, at)).flat());
	const named = [...entries].filter(
		({ runs, unless }) =>
			standsIn(text, runs) && !unless.some((otherwise) => text.includes(otherwise)),
	);
	return eachOnce(named.map(({ id, isMeasured }) => ({ id, isMeasured })));
}

export function buildChineseClaimReader(topics: readonly Topic[]): ClaimReader {
	const clinical = indexByPair(claimTopics(topics, 'zh-CN'));
	const everyday = indexByPair(everydayMatters(topics));
	return {
		language: 'zh-CN',
		namedIn: (clause) => namedBy(clinical, clause),
		everydayIn: (clause) => namedBy(everyday, clause).map(({ id }) => id),
		mayBeginAt(text) {
			const folded = sameLength(text);
			for (let at = 0; at < folded.length; at += 1) {
				if (clinical.has(folded.slice(at, at + 2))) return at;
				if (clinical.has(folded.charAt(at))) return at;
			}
			return -1;
		},
	};
}
