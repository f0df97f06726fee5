/** The five grades of a consultation as a whole, each with a sentence to hold on to. */
import { globalGrades, type GlobalGrade } from '#lib/domain/assessment/globalGrade.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Record<GlobalGrade, { name: () => string; anchor: () => string }> = {
	1: { name: m.markGrade_1, anchor: m.markAnchor_1 },
	2: { name: m.markGrade_2, anchor: m.markAnchor_2 },
	3: { name: m.markGrade_3, anchor: m.markAnchor_3 },
	4: { name: m.markGrade_4, anchor: m.markAnchor_4 },
	5: { name: m.markGrade_5, anchor: m.markAnchor_5 },
};

/** From the lowest. */
export const gradeChoices = globalGrades.map((grade) => ({ grade, ...words[grade] }));

export const gradeWord = (grade: number): string =>
	gradeChoices.find((one) => one.grade === grade)?.name() ?? String(grade);
