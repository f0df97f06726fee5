/** Words for a case's setting, system, level and language. Its specialty stays unsaid: it would give the case away. */
import type { ScenarioCard } from '#lib/domain/consultation/studentView.ts';
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { System } from '#lib/domain/scenario/complaintNames.ts';
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

const systemWords: Record<System, () => string> = {
	heart_lungs: m.systemHeartLungs,
	digestion: m.systemDigestion,
	head_nerves: m.systemHeadNerves,
	senses: m.systemSenses,
	mind: m.systemMind,
	urinary_reproductive: m.systemUrinaryReproductive,
	bones_skin: m.systemBonesSkin,
	whole_body: m.systemWholeBody,
	talking: m.systemTalking,
};
export const systemWord = (system: System) => systemWords[system]();

const levelWords: Record<ScenarioCard['level'], () => string> = {
	novice: m.levelNovice,
	intermediate: m.levelIntermediate,
	advanced: m.levelAdvanced,
};
export const levels = ['novice', 'intermediate', 'advanced'] as const;
export const levelWord = (level: ScenarioCard['level']) => levelWords[level]();

/** Each by its own name, whatever the language of the interface. */
export const languageNames: { value: Language; label: string; lang: string }[] = [
	{ value: 'en', label: 'English', lang: 'en' },
	{ value: 'zh-CN', label: '中文', lang: 'zh-CN' },
];
