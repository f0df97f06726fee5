/** A language model as the tutor's voice: it phrases a hint that was chosen without it. */
import { createBackOff } from '#lib/server/services/backOff.ts';
import type { HintPhraser } from '#lib/server/services/hintPorts.ts';
import type { Model } from './model.ts';
import { useOf } from './useOf.ts';

/** Not asked again for so long after a fault, doubling: the student is not to wait for it at every hint. */
const rest = { firstMs: 5000, longestMs: 120_000 };

/**
 * Answers within the role's `WHOLE_MS`, all tries together.
 * @param uptimeMs a clock that only moves forward.
 */
export function createHintPhraser(model: Model, uptimeMs: () => number): HintPhraser {
	const backOff = createBackOff(uptimeMs, rest);
	const name = model.settings.endpoints[0].model;
	const { signal } = new AbortController();
	return async (messages) => {
		if (backOff.resting().length > 0) {
			return { text: null, model: name, fault: 'resting', use: null };
		}
		const outcome = await model.complete(messages, signal);
		const use = useOf(outcome, messages);
		if (outcome.kind === 'failed') {
			backOff.failed(name);
			return { text: null, model: outcome.endpoint.model, fault: outcome.fault.kind, use };
		}
		backOff.succeeded(name);
		return {
			text: outcome.finish === 'stop' ? outcome.value.trim() : null,
			model: outcome.endpoint.model,
			fault: outcome.finish === 'stop' ? null : 'cut_short',
			use,
		};
	};
}
