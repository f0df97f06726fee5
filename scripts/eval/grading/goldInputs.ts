/** The gold transcripts as a grader is given them, for measurements that change something in them. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { GradingInput, ItemScore } from '#lib/domain/grading/grader.ts';
import type { Gold } from '#lib/domain/grading/gold/schema.ts';
import { readGold, type GoldReader } from '#lib/domain/grading/gold/readGold.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import type { LanguagePack } from '#lib/server/services/ports.ts';
import { findGold, type GoldSet } from '../goldFiles.ts';
import { checkLanguage, openPacks } from '../interpreters.ts';

export type GoldInput = {
	/** "chest-pain weak en" */
	name: string;
	set: GoldSet;
	pack: LanguagePack;
	input: GradingInput;
	/** What the rule grader says of it as it stands. */
	items: ItemScore[];
};

export const rules = buildRuleGrader();

export const readAndGrade = async (set: GoldSet, reader: GoldReader, gold: Gold = set.gold) => {
	const input = await readGold(gold, set.goldCase, reader);
	return { input, items: (await rules.grade(input)).items };
};

type Options = { scenario?: string; lang?: string };

/** Weak students first, then average, then strong: where most is left to gain. */
export async function openGoldInputs({ scenario, lang }: Options): Promise<GoldInput[]> {
	const slug = scenario === 'all' ? undefined : scenario;
	const language: Language | undefined = lang ? checkLanguage(lang) : undefined;
	const packs = await openPacks('scenarios');
	const { sets } = await findGold('scenarios', packs, { slug, language });
	const order = ['weak', 'average', 'strong'];
	const place = ({ gold }: GoldSet) => order.indexOf(gold.student);
	const inputs: GoldInput[] = [];
	for (const set of sets.toSorted((a, b) => place(a) - place(b))) {
		const { scenario: caseName, student, language: spoken } = set.gold;
		const pack = packs(spoken);
		const name = `${caseName} ${student} ${spoken}`;
		inputs.push({ name, set, pack, ...(await readAndGrade(set, pack)) });
		console.error(`read ${name}`);
	}
	return inputs;
}

export const authorsGold = 'by the authors of the cases, not clinicians';
