/** All that must hold of a consultation whatever failed on the way, by the documented contract alone. */
import * as commandRules from './rules/commandRules.ts';
import * as endingRules from './rules/endingRules.ts';
import * as replyRules from './rules/replyRules.ts';
import * as screenRules from './rules/screenRules.ts';
import type { Case, Rule } from './rules/rule.ts';

const rules = { ...commandRules, ...replyRules, ...screenRules, ...endingRules };

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as RuleName[];

export type Violation = { rule: RuleName; detail: string };

export function checkConsultation(one: Case): Violation[] {
	return (Object.entries(rules) as [RuleName, Rule][]).flatMap(([rule, check]) =>
		check(one).map((detail) => ({ rule, detail })),
	);
}
