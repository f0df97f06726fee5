/** What the tutor needs of a model. */
import type { BriefMessage } from '#lib/domain/patient/brief/buildBrief.ts';
import type { ModelUse } from '#lib/domain/usage/modelUse.ts';
import type { Speaking } from './ports.ts';

/** A model's words for a hint, not yet held against anything; without text, why there is none. */
export type PhrasedHint = Pick<Speaking, 'model' | 'fault'> & {
	text: string | null;
	/** What it used; null where nothing came. */
	use: Omit<ModelUse, 'role' | 'wholeCaseTokens'> | null;
};

/** Puts hints into words that fit the conversation, in bounded time. */
export type HintPhraser = (messages: readonly BriefMessage[]) => Promise<PhrasedHint>;
