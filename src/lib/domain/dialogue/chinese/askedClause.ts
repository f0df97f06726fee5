/** A clause with what was understood of it: the unit the reading is put together from. */
import type { ClauseTopics } from './clauseTopics.ts';
import type { QuestionForm } from './questionForm.ts';
import type { ThirdPerson } from './thirdPerson.ts';
import type { Clause } from './splitClauses.ts';

export type AskedClause = Clause &
	ThirdPerson & {
		form: QuestionForm;
		asks: boolean;
		found: ClauseTopics;
	};
