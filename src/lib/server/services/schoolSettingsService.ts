/** A school's name and language: for its administrators. */
import { schoolSettingsSchema, type SchoolSettings } from '#lib/domain/school/schoolSettings.ts';
import type { Actor } from './actor.ts';
import type { SchoolRecords } from './schoolPorts.ts';
import { withPermission } from './withPermission.ts';

export type SchoolSettingsService = {
	read(actor: Actor): Promise<SchoolSettings>;
	save(actor: Actor, settings: SchoolSettings): Promise<void>;
};

export function createSchoolSettingsService(records: SchoolRecords): SchoolSettingsService {
	const asAdmin = withPermission('school.administer');
	return {
		read: asAdmin(({ schoolId }) => records.inSchool(schoolId, (tx) => tx.settings.read())),
		save: asAdmin(({ schoolId, userId }, given: SchoolSettings) => {
			const settings = schoolSettingsSchema.parse(given);
			return records.inSchool(schoolId, async (tx) => {
				await tx.settings.save(settings);
				await tx.audit({
					...{ actorId: userId, action: 'school.settings_changed' },
					...{ resourceType: 'school', resourceId: schoolId, details: { ...settings } },
				});
			});
		}),
	};
}
