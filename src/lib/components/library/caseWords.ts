/** Words for a case's setting and level. Its specialty stays unsaid: it would give the case away. */
import type { ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import { m } from '#lib/paraglide/messages.js';

const settings: Record<string, () => string> = {
	emergency: m.settingEmergency,
	emergency_department: m.settingEmergency,
	general_practice: m.settingGeneralPractice,
	gp_surgery: m.settingGeneralPractice,
	primary_care: m.settingGeneralPractice,
	ward: m.settingWard,
	outpatient: m.settingOutpatient,
	outpatient_clinic: m.settingOutpatient,
	home: m.settingHome,
	home_visit: m.settingHome,
	telephone: m.settingTelephone,
};

/** An identifier without a word of its own: "sexual_health" -> "Sexual health". */
const spelled = (id: string) => {
	const words = id.replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
};

export const settingWord = (id: string) => settings[id]?.() ?? spelled(id);

const levels: Record<ScenarioCard['level'], () => string> = {
	novice: m.levelNovice,
	intermediate: m.levelIntermediate,
	advanced: m.levelAdvanced,
};
export const levelWord = (level: ScenarioCard['level']) => levels[level]();
