/** A second marker that needs no model: for tests, and for commands that measure what is around it. */
import type { GraderResult, GradingInput, PartedGrader } from '#lib/domain/grading/grader.ts';
import { buildRuleGrader } from '#lib/domain/grading/ruleGrader.ts';
import type { Rubric } from '#lib/domain/rubric/schema.ts';

type Section = Rubric['sections'][number];
const readsNote = ({ items }: Section) => items.some(({ criterion }) => criterion.kind === 'note');

/**
 * Marks a section as the rules do, so that a test can say where it differs.
 * @param answer stands between it and its answer: it waits, counts, fails or changes scores.
 */
export function secondMarker(
	answer: (partId: string, result: GraderResult, input: GradingInput) => Promise<GraderResult>,
	version = 'model-test',
): PartedGrader {
	const rules = buildRuleGrader();
	async function askPart(partId: string, input: GradingInput): Promise<GraderResult> {
		const sections = input.rubric.sections.filter(({ id }) => id === partId);
		const result = await rules.grade({ ...input, rubric: { ...input.rubric, sections } });
		return answer(partId, result, input);
	}
	const joinParts = (
		_: GradingInput,
		answers: Readonly<Record<string, unknown>>,
	): GraderResult => ({
		items: Object.values(answers).flatMap((one) => (one as GraderResult).items),
		record: {
			model: 'test',
			promptHash: 'b'.repeat(64),
			parameters: { temperature: 0 },
			tokens: 12,
			cost: 0.5,
			raw: answers,
			failedParts: [],
		},
	});
	const partsOf = ({ sections }: Rubric) =>
		sections.map((section) => ({ id: section.id, readsNote: readsNote(section) }));
	return {
		method: 'model',
		version,
		partsOf,
		askPart,
		joinParts,
		async grade(input) {
			const parts = partsOf(input.rubric);
			const answers = await Promise.all(
				parts.map(async ({ id }) => [id, await askPart(id, input)] as const),
			);
			return joinParts(input, Object.fromEntries(answers));
		},
	};
}
