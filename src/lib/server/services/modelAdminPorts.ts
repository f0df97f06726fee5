/** What the settings of models need of the world. */
import type { Budgets } from '#lib/domain/usage/budgets.ts';
import type { ModelChoice, ModelChoices } from '#lib/domain/usage/modelChoices.ts';
import type { UsingRole } from '#lib/domain/usage/modelUse.ts';
import type { Prices } from '#lib/domain/usage/prices.ts';
import type { AuditEntry } from './signInPorts.ts';

export type SchoolModelSettings = {
	models: ModelChoices;
	/** Null: as the server's own settings say. */
	budgets: Budgets | null;
	prices: Prices | null;
};

/** A key as a person may see it. */
export type KnownKey = { baseUrl: string; ending: string };

export type SchoolModels = {
	read(schoolId: string): Promise<SchoolModelSettings & { keys: KnownKey[] }>;
	/** Written together with the audit entry; every process takes it up. */
	save(schoolId: string, change: Partial<SchoolModelSettings>, audit: AuditEntry): Promise<void>;
	/** @param key null takes it away. */
	saveKey(schoolId: string, baseUrl: string, key: string | null, audit: AuditEntry): Promise<void>;
	/** Whether there is a secret to seal keys under. */
	canKeepKeys: boolean;
	/** Whether requests may go there: an administrator of a school must not reach into the server's own network. */
	mayAsk(baseUrl: string): boolean;
	/** By the server's own settings: the model that has the role, without its key. */
	serverModel(role: UsingRole): { model: string; baseUrl: string } | null;
	/** What is asked for now in this role, tried out: whether it answers, and how fast. */
	try(schoolId: string, role: UsingRole, choice: ModelChoice): Promise<ModelTrial>;
};

export type ModelTrial =
	| { kind: 'no_model' }
	| { kind: 'failed'; why: string }
	| { kind: 'answered'; model: string; firstTokenMs: number; tokensPerSecond: number | null };

/** Of one consultation, or summed. */
export type UsageRow = {
	calls: number;
	promptTokens: number;
	cachedTokens: number;
	completionTokens: number;
	/** In US dollars; null where no model had a price. */
	cost: number | null;
	/** Some of it is by estimate. */
	isEstimated: boolean;
	/** What prompts that hold the whole case would have taken, for the patient's turns. */
	wholeCaseTokens: number;
	/** The patient's prompts alone: to be held against the above. */
	patientPromptTokens: number;
};
export type ConsultationUsage = UsageRow & {
	consultationId: string;
	slug: string;
	language: string;
	startedAtMs: number;
};
export type MonthUsage = UsageRow & { role: UsingRole; model: string };

export type UsageReader = {
	/** The newest first. */
	listConsultations(
		schoolId: string,
		page: { offset: number; limit: number },
	): Promise<{ rows: ConsultationUsage[]; total: number }>;
	/** Of the month that holds this moment, in UTC. */
	listMonth(schoolId: string): Promise<MonthUsage[]>;
};
