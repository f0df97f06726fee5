/** Cuts what the letter guard let through into clauses, and holds back what has to be judged before it is shown. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import { firstClauseEnd } from './clauses.ts';

/** What comes next of the speech, in order. */
export type GateStep = {
	/** May be shown, once `clause`, where there is one, has passed. */
	text: string;
	/** The clause that ends with this text; null in the middle of one. */
	clause: string | null;
	/** All of its sentence up to here. */
	sentence: string;
};

export type ClauseGate = {
	push(text: string): GateStep[];
	/** No more will come: what is held ends its clause. */
	end(): GateStep[];
};

export type ClauseGateRules = {
	language: Language;
	/** In an assessment nothing is shown before its clause has passed. */
	holdsAll: boolean;
	/** Where the first word stands that may make a claim: the clause is held from there on; -1 for none. */
	mayClaimAt(text: string): number;
};

/** Without a mark for so long, what was said is judged as it stands. Characters. */
const longestClause = 300;
const sentenceEnd = /[.!?。！？\n]["'”’」』)\]]*$/;

export function createClauseGate({ language, holdsAll, mayClaimAt }: ClauseGateRules): ClauseGate {
	let sentence = '';
	/** The clause being spoken, and how much of it was given out. */
	let open = '';
	let given = 0;
	let isHeld = holdsAll;

	function endClause(length: number): GateStep {
		const clause = open.slice(0, length);
		const text = clause.slice(given);
		sentence += clause;
		const step = { text, clause, sentence };
		if (sentenceEnd.test(clause)) sentence = '';
		open = open.slice(length);
		given = 0;
		isHeld = holdsAll;
		return step;
	}

	function giveOpen(): GateStep[] {
		if (isHeld || open.length === given) return [];
		const fresh = open.slice(given);
		const at = mayClaimAt(fresh);
		isHeld = at >= 0;
		const text = isHeld ? fresh.slice(0, at) : fresh;
		given += text.length;
		return text === '' ? [] : [{ text, clause: null, sentence }];
	}

	return {
		push(text) {
			open += text;
			const steps: GateStep[] = [];
			for (;;) {
				const end = firstClauseEnd(open, language);
				if (end < 0) break;
				steps.push(endClause(end));
			}
			if (open.length > longestClause) steps.push(endClause(open.length));
			return [...steps, ...giveOpen()];
		},
		end: () => (open === '' ? [] : [endClause(open.length)]),
	};
}
