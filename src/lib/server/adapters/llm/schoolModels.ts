/** The models of each school: the school's own choices where it made some, else the server's settings. */
import type { Budgets } from '#lib/domain/usage/budgets.ts';
import type { ModelChoice } from '#lib/domain/usage/modelChoices.ts';
import type { ModelUse, UsingRole } from '#lib/domain/usage/modelUse.ts';
import { costOf, type Prices } from '#lib/domain/usage/prices.ts';
import type { SchoolModelStore, StoredModels } from '#lib/server/adapters/db/schoolModelStore.ts';
import type { Sealing } from '#lib/server/adapters/secrets/sealing.ts';
import type { ModelWorld } from './askModel.ts';
import { createModels, type Models } from './createModels.ts';
import {
	modelRoles,
	usualNumbers,
	type Endpoint,
	type ModelSettings,
	type RoleSettings,
} from './modelSettings.ts';
import { guardedLookup, mayName } from './publicServers.ts';
import { Secret } from './secret.ts';

export type ServerDefaults = { settings: ModelSettings; budgets: Budgets; prices: Prices };

export type SchoolModelsParts = {
	server: ServerDefaults;
	store: Pick<SchoolModelStore, 'list' | 'listen'>;
	sealing: Sealing | null;
	world: ModelWorld;
	/** Whether schools may name servers within the server's own network. */
	allowsInside: boolean;
};

/** What a key is sealed for: a row moved to another school, or to another server, does not open. */
export const placeOfKey = (schoolId: string, baseUrl: string) => `${schoolId} ${baseUrl}`;

export type FindKey = (baseUrl: string) => Secret | null;

export type ChoiceContext = {
	/** What the server's own settings say of the role. */
	server: RoleSettings | null;
	findKey: FindKey;
	allowsInside: boolean;
};

/** @returns null where no model has the role, or none that may be asked. */
export function settingsOf(
	role: UsingRole,
	choice: ModelChoice,
	{ server, findKey, allowsInside }: ChoiceContext,
): RoleSettings | null {
	if (choice.mode === 'server') return server;
	if (choice.mode === 'none') return null;
	const mayAsk = [choice, ...choice.fallbacks].every((one) => mayName(one.baseUrl, allowsInside));
	if (!mayAsk) return null;
	const usual = usualNumbers[role];
	const endpointOf = ({ model, baseUrl }: { model: string; baseUrl: string }): Endpoint => ({
		...{ model, baseUrl, apiKey: findKey(baseUrl), lookup: guardedLookup(allowsInside) },
	});
	return {
		role,
		endpoints: [endpointOf(choice), ...choice.fallbacks.map(endpointOf)],
		temperature: choice.temperature ?? usual.temperature,
		maxTokens: choice.maxTokens ?? usual.maxTokens,
		limits: {
			firstTokenMs: choice.firstTokenMs ?? usual.firstTokenMs,
			betweenTokensMs: choice.betweenTokensMs ?? usual.betweenTokensMs,
			wholeMs: choice.wholeMs ?? usual.wholeMs,
		},
	};
}

/** A school's keys, opened when they are asked for. */
export const keysOf =
	({ schoolId, keys }: Pick<StoredModels, 'schoolId' | 'keys'>, sealing: Sealing | null): FindKey =>
	(baseUrl) => {
		const key = keys.find((one) => one.baseUrl === baseUrl);
		const text = key && sealing?.open(key.sealed, placeOfKey(schoolId, baseUrl));
		return text ? new Secret(text) : null;
	};

function modelsOf(stored: StoredModels, parts: SchoolModelsParts): Models {
	const { server, sealing, world, allowsInside } = parts;
	const findKey = keysOf(stored, sealing);
	const settings = Object.fromEntries(
		modelRoles.map((role) => [
			role,
			settingsOf(role, stored.models[role], {
				...{ server: server.settings[role], findKey, allowsInside },
			}),
		]),
	) as ModelSettings;
	return createModels(settings, world);
}

type School = { models: Models; budgets: Budgets; prices: Prices };

/** Reads every school's choices, and again whenever somebody changes one. */
export async function openSchoolModels(parts: SchoolModelsParts) {
	const { server, store, world } = parts;
	const usual: School = {
		models: createModels(server.settings, world),
		budgets: server.budgets,
		prices: server.prices,
	};
	let schools = new Map<string, School>();

	async function reload(): Promise<void> {
		const stored = await store.list();
		schools = new Map(
			stored.map((one) => [
				one.schoolId,
				{
					models: modelsOf(one, parts),
					budgets: one.budgets ?? server.budgets,
					prices: one.prices ?? server.prices,
				},
			]),
		);
	}
	const of = (schoolId: string): School => schools.get(schoolId) ?? usual;
	await reload();
	const unlisten = await store.listen(() => {
		reload().catch((error: unknown) =>
			world.log.error({ err: error }, 'The schools’ models could not be read again'),
		);
	});
	return {
		/** The same object until the school's choices change. */
		modelsOf: (schoolId: string): Models => of(schoolId).models,
		budgetsOf: (schoolId: string): Budgets => of(schoolId).budgets,
		priceOf: (schoolId: string, use: ModelUse) => costOf(use, of(schoolId).prices),
		reload,
		close: unlisten,
	};
}

export type OpenSchoolModels = Awaited<ReturnType<typeof openSchoolModels>>;
