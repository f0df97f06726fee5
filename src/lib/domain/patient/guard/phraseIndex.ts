/** Phrases as a guard looks for them: their letters alone, in a tree, so that one step a letter follows all of them. */
import { foldLetters } from './foldLetters.ts';

export type Phrase<Reason extends string = string> = {
	text: string;
	reason: Reason;
	/** Found inside other words, too: for secrets that no sentence holds by chance. */
	anywhere?: boolean;
	/** The fact whose words it is. */
	factId?: string;
};

/** A phrase and its letters. */
export type Pattern<Reason extends string> = { letters: string; phrase: Phrase<Reason> };

export type PhraseNode<Reason extends string> = {
	/** The one phrase from here on, whose remaining letters need no nodes of their own. */
	only: Pattern<Reason> | null;
	/** The phrase that ends here. */
	ends: Pattern<Reason> | null;
	children: Map<string, PhraseNode<Reason>> | null;
};

export type PhraseIndex<Reason extends string> = {
	/** From the beginning of a word. */
	words: PhraseNode<Reason>;
	/** Written in capitals: "FIT" is a test, "fit" is anybody's word. */
	capitals: PhraseNode<Reason>;
	/** From any letter. */
	anywhere: PhraseNode<Reason>;
};

const newNode = <Reason extends string>(): PhraseNode<Reason> => ({
	only: null,
	ends: null,
	children: null,
});

function pushDown<Reason extends string>(
	node: PhraseNode<Reason>,
	pattern: Pattern<Reason>,
	depth: number,
): void {
	node.children ??= new Map();
	const letter = pattern.letters[depth] ?? '';
	const child = node.children.get(letter) ?? newNode<Reason>();
	node.children.set(letter, child);
	insert(child, pattern, depth + 1);
}

function insert<Reason extends string>(
	node: PhraseNode<Reason>,
	pattern: Pattern<Reason>,
	depth: number,
): void {
	if (depth === pattern.letters.length) {
		node.ends ??= pattern;
		return;
	}
	const { only } = node;
	if (!only && !node.children) {
		node.only = pattern;
		return;
	}
	node.only = null;
	if (only) pushDown(node, only, depth);
	pushDown(node, pattern, depth);
}

const abbreviation = /^[A-Z]{2,4}$/;

export function indexPhrases<Reason extends string>(
	phrases: readonly Phrase<Reason>[],
): PhraseIndex<Reason> {
	const index = {
		words: newNode<Reason>(),
		capitals: newNode<Reason>(),
		anywhere: newNode<Reason>(),
	};
	for (const phrase of phrases) {
		const letters = foldLetters(phrase.text);
		if (letters === '') continue;
		const kind = phrase.anywhere
			? 'anywhere'
			: abbreviation.test(phrase.text)
				? 'capitals'
				: 'words';
		insert(index[kind], { letters, phrase }, 0);
	}
	return index;
}
