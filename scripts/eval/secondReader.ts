/** How far a second reader, who saw neither the first marks nor the program's, marks gold transcripts as the first did. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { goldSchema } from '#lib/domain/grading/gold/schema.ts';
import { maxLevel } from '#lib/domain/grading/levels.ts';
import {
	cohenKappa,
	observedAgreement,
	tabulateSquare,
} from '#lib/domain/statistics/categoricalAgreement.ts';
import { CommandError } from './commandError.ts';
import type { GoldSet } from './goldFiles.ts';

const levelsSchema = z.record(identifierSchema, z.int().min(0).max(2));
const secondMarkingSchema = goldSchema
	.pick({ scenario: true, language: true, student: true })
	.extend({
		/** Of every item in the rubric. */
		marks: levelsSchema,
		/** First marks that this reading corrected, as they were: they still count as a disagreement. */
		first: levelsSchema.default({}),
	});
export type SecondMarking = z.infer<typeof secondMarkingSchema>;

const SECOND_READER_FILE = 'scripts/eval/labels/secondReader.yaml';

/** @throws CommandError when the file does not have its shape. */
export function readSecondMarkings(): SecondMarking[] {
	const text = readFileSync(SECOND_READER_FILE, 'utf8');
	const read = z.array(secondMarkingSchema).safeParse(parse(text));
	if (read.success) return read.data;
	throw new CommandError(`${SECOND_READER_FILE}: ${z.prettifyError(read.error)}`);
}

export type TwiceMarked = {
	name: string;
	itemId: string;
	highest: 1 | 2;
	first: number;
	second: number;
};

function compareReaders({ gold, goldCase }: GoldSet, second: SecondMarking): TwiceMarked[] {
	const name = `${gold.scenario} ${gold.student} ${gold.language}`;
	const items = goldCase.rubric.sections.flatMap((section) => section.items);
	return items.map((item) => {
		const first = second.first[item.id] ?? gold.marks[item.id]?.level;
		const level = second.marks[item.id];
		if (first === undefined || level === undefined) {
			throw new CommandError(`${SECOND_READER_FILE}: ${name} lacks the item "${item.id}".`);
		}
		return { name, itemId: item.id, highest: maxLevel(item), first, second: level };
	});
}

/** None, part or all of the marks: agreement and Cohen's kappa over the items that two people marked. */
export function describeSecondReader(sets: readonly GoldSet[], markings: readonly SecondMarking[]) {
	const twice = sets.flatMap((set) => {
		const { scenario, language, student } = set.gold;
		const second = markings.find(
			(one) => one.scenario === scenario && one.language === language && one.student === student,
		);
		return second ? compareReaders(set, second) : [];
	});
	const square = tabulateSquare(
		twice.map(({ first, second, highest }) => [(first * 2) / highest, (second * 2) / highest]),
		3,
	);
	return {
		transcripts: [...new Set(twice.map(({ name }) => name))],
		items: twice.length,
		agreement: observedAgreement(square),
		kappa: cohenKappa(square),
		differs: twice.filter(({ first, second }) => first !== second),
	};
}
export type SecondReaderFigures = ReturnType<typeof describeSecondReader>;
