/** What one call used, by the server's count or, where it does not count, by the length of what was sent and came. */
import { estimateTokens, type ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { ChatMessage } from './chatBody.ts';
import type { Outcome } from './model.ts';

export type CallUse = Omit<ModelUse, 'role' | 'wholeCaseTokens'>;

/** @returns null where nothing came back. */
export function useOf(outcome: Outcome<unknown>, messages: readonly ChatMessage[]): CallUse | null {
	const { endpoint } = outcome;
	if (outcome.kind === 'failed' && outcome.text === '') return null;
	const usage = outcome.kind === 'answered' ? outcome.usage : null;
	const said = outcome.kind === 'failed' ? outcome.text : asText(outcome.value);
	const sent = messages.map(({ content }) => content).join('\n');
	return {
		model: endpoint.model,
		promptTokens: usage?.promptTokens ?? estimateTokens(sent),
		cachedTokens: usage?.cachedTokens ?? 0,
		completionTokens: usage?.completionTokens ?? estimateTokens(said),
		isEstimated: usage === null,
	};
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
