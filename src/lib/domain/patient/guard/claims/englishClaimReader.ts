/** Reads what an English clause names, looking only at cues whose words stand in it. */
import { matchCues, compileCue, overlaps, type CuePattern } from '../../../dialogue/cuePattern.ts';
import { expandContraction } from '../../../dialogue/english/expandContraction.ts';
import type { Topic } from '../../../dialogue/topicCatalogue.ts';
import { joinWords, splitWords } from '../../../dialogue/words.ts';
import {
	claimTopics,
	eachOnce,
	everydayMatters,
	type ClaimReader,
	type ClaimTopic,
	type Named,
} from './claimReader.ts';

type Entry = Named & { cue: CuePattern; unless: CuePattern[]; notWith: CuePattern[] };

/** Cues that hang on one of these are the frame of a question: they name nothing in a statement. */
const frames = new Set(
	`been never was one about what down when last have back want here out weeks worse gone keep times anything after every
	night read think going somebody still take everything under round nights came news week started wake how new other
	normally drive better something here thinks often usually ever long before much many most feel feeling felt with your
	you any that this there their them then than have had has does did are were will would could should can who where why
	which had get got else day days month months year years time today recently lately noticed notice told tell talk
	problem problems trouble`.split(/\s+/),
);

/** Under each beginning that a cue cannot do without, the cues that need it. */
function indexByBeginning(topics: readonly ClaimTopic[]): ReadonlyMap<string, Entry[]> {
	const index = new Map<string, Entry[]>();
	for (const { id, cues, unless, notWith, isMeasured } of topics) {
		const but = { unless: unless.map(compileCue), notWith: notWith.map(compileCue) };
		for (const cue of cues.map(compileCue)) {
			for (const need of cue.needs) {
				const beginning = need.trim();
				if (beginning.length < 2) continue;
				const [first = beginning] = beginning.split(' ');
				if (frames.has(first)) continue;
				index.set(first, [...(index.get(first) ?? []), { id, isMeasured, cue, ...but }]);
			}
		}
	}
	return index;
}

const word = /[\p{L}\p{N}'’]+/gu;

type Index = ReadonlyMap<string, Entry[]>;

function entriesFor(index: Index, form: string): Entry[] {
	const entries: Entry[] = [];
	for (let length = 2; length <= form.length; length += 1)
		entries.push(...(index.get(form.slice(0, length)) ?? []));
	return entries;
}

function namedBy(index: Index, clause: string): Named[] {
	const words = splitWords(clause, 0, clause.length, expandContraction).filter(
		({ form }) => form !== ',',
	);
	const joined = joinWords(words);
	const entries = new Set(words.flatMap(({ form }) => entriesFor(index, form)));
	const named = [...entries].filter(({ cue, unless, notWith }) => {
		const hits = matchCues([cue], joined);
		if (hits.length === 0 || matchCues(notWith, joined).length > 0) return false;
		const otherwise = matchCues(unless, joined);
		return hits.some((hit) => !otherwise.some((other) => overlaps(hit, other)));
	});
	return eachOnce(named.map(({ id, isMeasured }) => ({ id, isMeasured })));
}

export function buildEnglishClaimReader(topics: readonly Topic[]): ClaimReader {
	const clinical = indexByBeginning(claimTopics(topics, 'en'));
	const everyday = indexByBeginning(everydayMatters(topics));
	const longest = Math.max(...[...clinical.keys()].map((beginning) => beginning.length));
	return {
		language: 'en',
		namedIn: (clause) => namedBy(clinical, clause),
		everydayIn: (clause) => namedBy(everyday, clause).map(({ id }) => id),
		mayBeginAt(text) {
			for (const match of text.matchAll(word)) {
				const form = match[0].toLowerCase();
				const lengths = Math.min(form.length, longest);
				for (let length = 2; length <= lengths; length += 1)
					if (clinical.has(form.slice(0, length))) return match.index;
			}
			return -1;
		},
	};
}
