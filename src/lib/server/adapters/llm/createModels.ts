/** The models behind the roles, from the settings. */
import { z } from 'zod';
import {
	askEndpoint,
	askInOrder,
	rememberDialects,
	type Call,
	type CallContext,
	type ModelWorld,
} from './askModel.ts';
import { askStructured } from './askStructured.ts';
import type { Model } from './model.ts';
import { modelRoles, type ModelRole, type ModelSettings } from './modelSettings.ts';
import { streamCall } from './streamCall.ts';

/** Null: no model has this role. */
export type Models = Record<ModelRole, Model | null>;

function createModel(context: CallContext): Model {
	const speak = (asked: Omit<Call, 'untilMs'>) =>
		askInOrder(context, asked, (endpoint, call) => askEndpoint(context, endpoint, call));
	return {
		settings: context.settings,
		complete: (messages, signal) => speak({ messages, schema: null, signal }),
		completeAs: (schema, messages, signal) =>
			askInOrder(context, { messages, schema: z.toJSONSchema(schema), signal }, (endpoint, call) =>
				askStructured(context, schema, endpoint, call),
			),
		stream: (messages, stopping) =>
			streamCall(stopping, (onText, signal) => speak({ messages, schema: null, onText, signal })),
	};
}

/** One memory of dialects for all roles: they often share a server. */
export function createModels(settings: ModelSettings, world: ModelWorld): Models {
	const dialects = rememberDialects();
	const entries = modelRoles.map((role) => {
		const own = settings[role];
		return [role, own && createModel({ ...world, settings: own, dialects })];
	});
	return Object.fromEntries(entries) as Models;
}
