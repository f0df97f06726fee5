/** A school's models, budgets and prices, and what its models were asked for: for its administrators. */
import { budgetsSchema, noBudgets, type Budgets } from '#lib/domain/usage/budgets.ts';
import {
	modelChoiceSchema,
	modelKeySchema,
	serversIn,
	type ModelChoice,
	type ModelChoices,
} from '#lib/domain/usage/modelChoices.ts';
import { usingRoles, type UsingRole } from '#lib/domain/usage/modelUse.ts';
import { pricesSchema, type Prices } from '#lib/domain/usage/prices.ts';
import type { Actor } from './actor.ts';
import type {
	ConsultationUsage,
	KnownKey,
	ModelTrial,
	MonthUsage,
	SchoolModels,
	UsageReader,
} from './modelAdminPorts.ts';
import { ServiceError } from './serviceError.ts';
import type { AuditEntry } from './signInPorts.ts';
import { withPermission } from './withPermission.ts';

export type ModelAdminView = {
	choices: ModelChoices;
	/** Each server that the choices name, and the end of its key where one is stored. */
	keys: { baseUrl: string; ending: string | null }[];
	canKeepKeys: boolean;
	serverModels: Record<UsingRole, { model: string; baseUrl: string } | null>;
	/** Null: as the server's own settings say. */
	budgets: Budgets | null;
	prices: Prices | null;
};

export type UsagePage = {
	month: MonthUsage[];
	consultations: ConsultationUsage[];
	total: number;
	offset: number;
	limit: number;
};

export type ModelAdminService = {
	read(actor: Actor): Promise<ModelAdminView>;
	saveChoice(actor: Actor, role: UsingRole, choice: ModelChoice): Promise<void>;
	/** @param key null takes it away. */
	saveKey(actor: Actor, baseUrl: string, key: string | null): Promise<void>;
	/** @param budgets null: as the server's own settings say. */
	saveBudgets(actor: Actor, budgets: Budgets | null): Promise<void>;
	savePrices(actor: Actor, prices: Prices | null): Promise<void>;
	/** Asks the model two small things. */
	tryRole(actor: Actor, role: UsingRole): Promise<ModelTrial>;
	listUsage(actor: Actor, offset: number): Promise<UsagePage>;
};

const pageLength = 50;

const auditOf = (actor: Actor, action: string, details: AuditEntry['details']): AuditEntry => ({
	...{ schoolId: actor.schoolId, actorId: actor.userId, action },
	...{ resourceType: 'school', resourceId: actor.schoolId, details: details ?? {} },
});

function keysOf(choices: ModelChoices, known: readonly KnownKey[]): ModelAdminView['keys'] {
	const servers = new Set([...serversIn(choices), ...known.map(({ baseUrl }) => baseUrl)]);
	return [...servers].map((baseUrl) => ({
		baseUrl,
		ending: known.find((key) => key.baseUrl === baseUrl)?.ending ?? null,
	}));
}

async function read(schools: SchoolModels, actor: Actor): Promise<ModelAdminView> {
	const { models, budgets, prices, keys } = await schools.read(actor.schoolId);
	return {
		choices: models,
		keys: keysOf(models, keys),
		canKeepKeys: schools.canKeepKeys,
		serverModels: Object.fromEntries(
			usingRoles.map((role) => [role, schools.serverModel(role)]),
		) as ModelAdminView['serverModels'],
		budgets,
		prices,
	};
}

async function saveChoice(
	schools: SchoolModels,
	actor: Actor,
	role: UsingRole,
	given: ModelChoice,
): Promise<void> {
	const choice = modelChoiceSchema.parse(given);
	const { models } = await schools.read(actor.schoolId);
	const next = { ...models, [role]: choice };
	const closed = serversIn(next).find((baseUrl) => !schools.mayAsk(baseUrl));
	if (closed) throw new ServiceError('server_not_allowed', { server: closed });
	const model = choice.mode === 'own' ? { model: choice.model, baseUrl: choice.baseUrl } : {};
	const audit = auditOf(actor, 'models.changed', { role, mode: choice.mode, ...model });
	await schools.save(actor.schoolId, { models: next }, audit);
}

async function saveKey(
	schools: SchoolModels,
	actor: Actor,
	baseUrl: string,
	key: string | null,
): Promise<void> {
	if (key !== null && !schools.canKeepKeys) throw new ServiceError('no_app_secret');
	const checked = key === null ? null : modelKeySchema.parse(key);
	const action = key === null ? 'model_key.removed' : 'model_key.stored';
	await schools.saveKey(actor.schoolId, baseUrl, checked, auditOf(actor, action, { baseUrl }));
}

export function createModelAdminService(
	schools: SchoolModels,
	usage: UsageReader,
): ModelAdminService {
	const asAdmin = withPermission('school.administer');
	return {
		read: asAdmin((actor) => read(schools, actor)),
		saveChoice: asAdmin((actor, role: UsingRole, choice: ModelChoice) =>
			saveChoice(schools, actor, role, choice),
		),
		saveKey: asAdmin((actor, baseUrl: string, key: string | null) =>
			saveKey(schools, actor, baseUrl, key),
		),
		saveBudgets: asAdmin((actor, given: Budgets | null) => {
			const budgets = given && budgetsSchema.parse(given);
			const audit = auditOf(actor, 'budgets.changed', { budgets: budgets ?? noBudgets });
			return schools.save(actor.schoolId, { budgets }, audit);
		}),
		savePrices: asAdmin((actor, given: Prices | null) => {
			const prices = given && pricesSchema.parse(given);
			return schools.save(actor.schoolId, { prices }, auditOf(actor, 'prices.changed', { prices }));
		}),
		tryRole: asAdmin(async (actor, role: UsingRole) => {
			const { models } = await schools.read(actor.schoolId);
			return schools.try(actor.schoolId, role, models[role]);
		}),
		listUsage: asAdmin(async (actor, offset: number) => {
			const page = { offset, limit: pageLength };
			const [month, { rows, total }] = await Promise.all([
				usage.listMonth(actor.schoolId),
				usage.listConsultations(actor.schoolId, page),
			]);
			return { month, consultations: rows, total, ...page };
		}),
	};
}
