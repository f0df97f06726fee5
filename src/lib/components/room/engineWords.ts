/** What is said on screen of who plays the patient. */
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { m } from '#lib/paraglide/messages.js';

type Words = { name: () => string; means: () => string };

export const engineWords: Record<StudentView['engine'], Words> = {
	scripted: { name: m.engineScripted, means: m.engineScriptedMeans },
	model: { name: m.engineModel, means: m.engineModelMeans },
	stand_in: { name: m.engineStandIn, means: m.engineStandInMeans },
	budget: { name: m.engineBudget, means: m.engineBudgetMeans },
};
