/** Watches a reply, clause by clause, for clinical claims that nothing bears out. */
import { claimKey, isBorneOut, type CaseClaims } from './caseClaims.ts';
import { clauseGrammar } from './clauseGrammar.ts';
import { figuresIn } from './figures.ts';
import { atTheStart, readClause, type Claim } from './readClause.ts';

export type ClaimRules = {
	ofCase: CaseClaims;
	/** Figures that were said in this conversation. */
	said: ReadonlySet<number>;
	/** What was done to the patient in this conversation. */
	undergone: ReadonlySet<string>;
	/** Facts told, or in the brief. */
	tellable: ReadonlySet<string>;
	/** Everyday topics that facts decide which were not told: nothing is made up on these. Empty unless the plan leaves room. */
	decided: ReadonlySet<string>;
	/** The plan only denies: to say yes is to invent. */
	deniesAll: boolean;
};

export type ClaimWatch = {
	/** @param clause the next one of the reply, with the mark it ends with. @returns whether it claims what nothing bears out. */
	takes(clause: string): boolean;
};

/** Of four figures and more is a year or a number of a house. */
const isReading = (figure: number) => figure > 2 && figure < 1000;

export function createClaimWatch({
	ofCase,
	said,
	undergone,
	tellable,
	decided,
	deniesAll,
}: ClaimRules): ClaimWatch {
	const { reader, people, figures: authored, words } = ofCase;
	const grammar = clauseGrammar[reader.language];
	let before = atTheStart;
	let isFirst = true;

	function isInvented({ id, whose, isMeasured }: Claim, figures: readonly number[]): boolean {
		if (isMeasured)
			return figures.some(
				(figure) => isReading(figure) && !authored.has(figure) && !said.has(figure),
			);
		const borneOut = (of: Claim['whose']) => isBorneOut(ofCase, claimKey(of, id), tellable);
		const isOwn = borneOut('own') || undergone.has(id);
		return !isOwn && !(whose === 'other' && borneOut('other'));
	}

	/** To be allergic to one thing bears out no other. */
	function namesOtherAllergen(clause: string): boolean {
		const { what, cause } = grammar.allergen.exec(clause)?.groups ?? {};
		const allergen = what ?? cause;
		return allergen !== undefined && !words.includes(allergen.toLowerCase());
	}

	const isAuthored = (clause: string) => words.includes(clause.trim().toLowerCase());

	return {
		takes(clause) {
			const { claims, after } = readClause(clause, reader, people, before);
			const opens = isFirst;
			isFirst = false;
			before = after;
			if (deniesAll && opens && !after.isDenied && grammar.affirms.test(clause)) return true;
			if (decided.size > 0 && reader.everydayIn(clause).some((id) => decided.has(id)))
				return !isAuthored(clause);
			if (claims.length === 0 || isAuthored(clause)) return false;
			const isAllergy = claims.some(({ id }) => id === 'allergies');
			if (isAllergy && namesOtherAllergen(clause)) return true;
			const figures = claims.some(({ isMeasured }) => isMeasured)
				? figuresIn(clause, reader.language)
				: [];
			return claims.some((claim) => isInvented(claim, figures));
		},
	};
}
