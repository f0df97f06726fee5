/** Changes a school's choice of models, and tries it out. */
import type { SchoolModelStore } from '#lib/server/adapters/db/schoolModelStore.ts';
import { nothingSet } from '#lib/server/adapters/db/schoolModelStore.ts';
import type { ModelTrial, SchoolModels } from '#lib/server/services/modelAdminPorts.ts';
import { describeFault } from './modelFault.ts';
import { patience, probeEndpoint } from './probeEndpoint.ts';
import { mayName } from './publicServers.ts';
import {
	keysOf,
	placeOfKey,
	settingsOf,
	type OpenSchoolModels,
	type SchoolModelsParts,
} from './schoolModels.ts';

/** A person waits for it. */
const trialLimits = { ...patience, firstTokenMs: 20_000, wholeMs: 30_000 };

type Parts = SchoolModelsParts & { store: SchoolModelStore; models: OpenSchoolModels };

/** Enough to know a key by. */
const endingOf = (key: string) => key.slice(-4);

async function readStored(store: SchoolModelStore, schoolId: string) {
	return (await store.read(schoolId)) ?? { schoolId, ...nothingSet(), keys: [] };
}

async function tryOut(
	{ server, store, sealing, world, allowsInside }: Parts,
	...[schoolId, role, choice]: Parameters<SchoolModels['try']>
): Promise<ModelTrial> {
	const findKey = keysOf(await readStored(store, schoolId), sealing);
	const settings = settingsOf(role, choice, {
		...{ server: server.settings[role], findKey, allowsInside },
	});
	if (!settings) return { kind: 'no_model' };
	const [endpoint] = settings.endpoints;
	const { speed, fault } = await probeEndpoint(endpoint, world, trialLimits);
	if (!speed) return { kind: 'failed', why: fault ? describeFault(fault, endpoint) : '' };
	return { kind: 'answered', model: endpoint.model, ...speed };
}

export function createSchoolModelAdmin(parts: Parts): SchoolModels {
	const { store, sealing, server, models, allowsInside } = parts;
	return {
		async read(schoolId) {
			const { keys, ...settings } = await readStored(store, schoolId);
			return { ...settings, keys: keys.map(({ baseUrl, ending }) => ({ baseUrl, ending })) };
		},
		async save(schoolId, change, audit) {
			await store.save(schoolId, change, audit);
			await models.reload();
		},
		async saveKey(schoolId, baseUrl, key, audit) {
			if (key === null) await store.removeKey(schoolId, baseUrl, audit);
			else {
				const sealed = sealing?.seal(key, placeOfKey(schoolId, baseUrl));
				if (!sealed) throw new Error('There is no secret to seal a key under.');
				await store.saveKey(schoolId, { baseUrl, sealed, ending: endingOf(key) }, audit);
			}
			await models.reload();
		},
		canKeepKeys: sealing !== null,
		mayAsk: (baseUrl) => mayName(baseUrl, allowsInside),
		serverModel(role) {
			const [endpoint] = server.settings[role]?.endpoints ?? [];
			return endpoint ? { model: endpoint.model, baseUrl: endpoint.baseUrl } : null;
		},
		try: (...asked) => tryOut(parts, ...asked),
	};
}
