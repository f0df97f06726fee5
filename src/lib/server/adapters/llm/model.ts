/** What the rest of the adapters see of a model: three ways to ask it, and how a call ends. */
import type { z } from 'zod';
import type { ChatMessage } from './chatBody.ts';
import type { Dialect } from './dialect.ts';
import type { ModelFault } from './modelFault.ts';
import type { Endpoint, RoleSettings } from './modelSettings.ts';
import type { Usage } from './wireAnswer.ts';

/** How a call ended. */
export type Outcome<T> =
	| {
			kind: 'answered';
			value: T;
			/** Which of the role's models answered, and in which dialect. */
			endpoint: Endpoint;
			dialect: Dialect;
			/** `length`: cut off at the role's longest answer. */
			finish: 'stop' | 'length';
			/** Null where the server does not count. */
			usage: Usage | null;
	  }
	| {
			kind: 'failed';
			fault: ModelFault;
			/** The last that was tried. */
			endpoint: Endpoint;
			/** What it had said before the fault. */
			text: string;
	  };

export type StreamEvent = { kind: 'text'; text: string } | Outcome<string>;

export type Model = {
	settings: RoleSettings;
	/** The whole answer as text. */
	complete(messages: readonly ChatMessage[], signal: AbortSignal): Promise<Outcome<string>>;
	/** An answer of the schema's form, or a fault; never anything between. */
	completeAs<T>(
		schema: z.ZodType<T>,
		messages: readonly ChatMessage[],
		signal: AbortSignal,
	): Promise<Outcome<T>>;
	/**
	 * Pieces of text as they come, then exactly one outcome. Once a piece was given nobody else is asked: what was
	 * shown goes on or fails, and is never begun anew.
	 */
	stream(messages: readonly ChatMessage[], signal: AbortSignal): AsyncIterable<StreamEvent>;
};

/** Everybody who may answer in its role, in the order they are asked: by this a model is pinned. */
export const namesOf = ({ settings }: Model): string[] =>
	settings.endpoints.map(({ model, baseUrl }) => `${model}@${baseUrl}`);
