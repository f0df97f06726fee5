/** What a school's models, prompts and code are now: recorded with every sitting. */
import type { Pins } from '#lib/domain/assessment/pins.ts';
import { machineVersion } from '#lib/domain/consultation/machine.ts';
import { briefVersion } from '#lib/domain/patient/brief/briefTexts.ts';
import { usingRoles, type UsingRole } from '#lib/domain/usage/modelUse.ts';
import type { PinsOf } from '#lib/server/services/assessmentPorts.ts';
import type { Graders } from '#lib/server/services/gradingPorts.ts';
import { namesOf } from './model.ts';
import type { OpenSchoolModels } from './schoolModels.ts';

type World = {
	models: Pick<OpenSchoolModels, 'modelsOf'>;
	graders: Pick<Graders, 'rule' | 'modelsOf'>;
	/** Names the build. */
	codeVersion: string;
};

export function createPinsOf({ models, graders, codeVersion }: World): PinsOf {
	const namesIn = (schoolId: string, role: UsingRole) => {
		const model = models.modelsOf(schoolId)[role];
		return model ? namesOf(model) : [];
	};
	return (schoolId) => ({
		models: Object.fromEntries(
			usingRoles.map((role) => [role, namesIn(schoolId, role)]),
		) as Pins['models'],
		briefVersion,
		graderVersions: [graders.rule, ...graders.modelsOf(schoolId)].map(({ version }) => version),
		machineVersion,
		codeVersion,
	});
}
