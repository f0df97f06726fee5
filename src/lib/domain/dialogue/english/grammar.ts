/** The small closed word classes by which an English question is told from a statement. */

const set = (words: string) => new Set(words.split(/\s+/));

export const auxiliaries = set(
	'do does did have has had are is was were can could would will should am may might shall',
);
/** Who or what may follow the auxiliary of a question. */
export const subjects = set(
	`you he she they it this that there these those anyone anybody someone somebody anything everything something
	any your the either one people both everyone everybody ya his her their my all other`,
);
export const betweenAuxiliaryAndSubject = set('not also currently ever still just');
export const leadWords = set(
	`, ok okay alright all right and so now then well yeah yes yep oh great good perfect sorry see i also but or please
	thanks thank you next first second third lastly finally just sure fine excellent lovely actually again cool gotcha
	got it hello hi hey mr mrs ms sir um no nope wonderful fantastic interesting awesome aha ah`,
);
/** Words after which a question may begin within a sentence. */
export const boundaryWords = set(
	`, and or but so ok okay alright then well also now yeah yes right oh great sorry currently today recently lately see
	please because actually plus otherwise first next no yep sure again like if whether about sir fine good perfect
	ask wonder wondering know just home work past hello hi hey`,
);
export const questionWords = set('what when where why who whom whose which how');
export const anyWords = set('any anything anyone anybody ever');
export const negativeStarts = set('no not nothing never none');
/** "to have you", "we'll have you", "I do": the auxiliary asks nothing. */
export const beforeStatement = set(
	`to will would can could should must might i we they he she that who which you let than rather nor neither
	me us him them it if as since`,
);
