/** A model as a grader's role knows it, without the wire: it marks in a hostile manner, and its answer is read as any other. */
import type { Model } from '#lib/server/adapters/llm/model.ts';
import { readStructured } from '#lib/server/adapters/llm/readStructured.ts';
import { firstDialect } from '#lib/server/adapters/llm/dialect.ts';
import { hostileMarks, readAsked, type MarkingManner } from '../../../tests/fakes/hostileMarks.ts';

const endpoint = { model: 'hostile', baseUrl: 'http://localhost', apiKey: null };
const limits = { firstTokenMs: 1000, betweenTokensMs: 1000, wholeMs: 1000 };

/** @param answer what it says to a prompt. */
export function modelThatSays(answer: (prompt: string) => string): Model {
	const unused = () => {
		throw new Error('This model is asked for marks alone.');
	};
	return {
		settings: { role: 'grader', endpoints: [endpoint], temperature: 0, maxTokens: 8000, limits },
		complete: unused,
		stream: unused,
		async completeAs(schema, messages) {
			const text = answer(messages.at(-1)?.content ?? '');
			const read = readStructured(text, schema);
			if (!('value' in read)) {
				const fault = { kind: 'wrong_schema', detail: read.fault } as const;
				return { kind: 'failed', fault, endpoint, text };
			}
			return {
				kind: 'answered',
				value: read.value,
				endpoint,
				dialect: firstDialect,
				finish: 'stop',
				usage: null,
			};
		},
	};
}

export const hostileMarker = (manner: MarkingManner): Model =>
	modelThatSays((prompt) => {
		const asked = readAsked(prompt);
		return asked ? JSON.stringify(hostileMarks(asked, prompt, manner)) : '';
	});
