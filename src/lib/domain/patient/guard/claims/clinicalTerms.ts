/**
 * Clinical things that no topic of the catalogue names closely enough: medicines, illnesses, operations, tests and what
 * is measured. In the cue language of the catalogue. A name that is a topic's own adds cues to that topic.
 */
import type { Language } from '../../../dialogue/topicCatalogue.ts';

export type TermKind =
	/** Said to be so, it is a claim. */
	| 'named'
	/** A claim where a figure stands beside it. */
	| 'measured';

type Terms = Readonly<Record<string, readonly string[]>>;

/** Each of its own: to have one of them is not to have the next. */
const each = (words: string): Terms =>
	Object.fromEntries(words.split(/\s*,\s*/).map((word) => [word, [word]]));

const english: Record<TermKind, Terms> = {
	named: {
		...each(
			'paracetamol, ibuprofen, nurofen, aspirin, codeine, morphine, tramadol, naproxen, metformin, insulin, warfarin, apixaban, rivaroxaban, clopidogrel, heparin, amlodipine, ramipril, lisinopril, bisoprolol, atenolol, furosemide, atorvastatin, simvastatin, omeprazole, lansoprazole, levothyroxine, thyroxine, prednisolone, prednisone, amoxicillin, penicillin, erythromycin, doxycycline, trimethoprim, salbutamol, ventolin, sertraline, citalopram, fluoxetine, prozac, mirtazapine, diazepam, valium, zopiclone, lithium, gabapentin, pregabalin, methotrexate, viagra, sildenafil, cialis, digoxin, amiodarone, tamoxifen, epipen',
		),
		antibiotics: ['antibiotic*'],
		steroids: ['steroid*', 'cortisone', 'hydrocortisone'],
		inhaler: ['inhaler*', 'nebuliser*', 'spacer'],
		water_tablets: ['diuretic*', 'water tablet*/pill*'],
		sleeping_tablets: ['sleeping tablet*/pill*'],
		antidepressants: ['antidepressant*', 'anti depressant*'],
		painkillers: ['painkiller*', 'pain killer*'],
		sedatives: ['sedative*', 'tranquilliser*', 'benzo*'],
		chemotherapy: ['chemo*', 'radiotherapy'],
		...each(
			'pneumonia, bronchitis, tuberculosis, copd, emphysema, hepatitis, cirrhosis, pancreatitis, gout, arthritis, lupus, psoriasis, eczema, shingles, measles, chickenpox, scarlet fever, mumps, meningitis, sepsis, epilepsy, dementia, parkinson*, multiple sclerosis, migraine*, schizophrenia, bipolar, anorexia, bulimia, crohn*, colitis, coeliac, diverticulitis, polyp*, piles, fibroids, endometriosis, hiv, malaria, covid, osteoporosis, sciatica, sickle_cell, haemophilia, leukaemia, lymphoma, anaemia, anaemic, glaucoma, tonsillitis, croup, whooping cough, kawasaki, hernia, appendicitis, heart murmur, heart failure, atrial fibrillation, hole in the heart, hives',
		),
		thyroid: ['thyroid'],
		stones: ['gallstone*', 'kidney stone*', 'gall stone*'],
		ulcer: ['ulcer*'],
		clot: ['blood? clot*', 'thrombosis', 'dvt', 'embolism'],
		heart_attack: ['heart attack*', 'angina'],
		infection: ['infection*', 'infected', 'abscess*'],
		breast_cancer: ['breast cancer'],
		lung_cancer: ['lung cancer'],
		bowel_cancer: ['bowel/colon cancer', 'cancer of the bowel/colon'],
		womb_cancer: ['womb/ovarian cancer', 'cancer of the womb'],
		prostate_cancer: ['prostate cancer'],
		tumour: ['tumour*', 'tumor*'],
		...each(
			'pacemaker, stent*, bypass, angioplasty, angiogram, hysterectomy, vasectomy, transplant, grommets, dialysis, chemotherapy, caesarean, biopsy, colonoscopy, endoscopy, gastroscopy',
		),
		appendix: ['appendix'],
		gall_bladder: ['gall bladder', 'gallbladder'],
		tonsils: ['tonsils'],
		replacement: ['hip/knee replacement*', 'new hip/knee'],
		scan: ['scan*', 'mri', 'ultrasound', 'ct'],
		xray: ['x ray*', 'xray*'],
		ecg: ['ecg', 'ekg', 'heart tracing'],
		intensive_care: ['intensive care', 'special care baby'],
		premature: ['premature*', 'weeks early'],
		broken_bone: ['fracture*', 'broke/broken my/his arm/leg/hip/wrist/rib*'],
		illegal_drugs: ['cocaine', 'heroin', 'cannabis', 'weed', 'ecstasy', 'ketamine', 'speed'],
		// Said of oneself otherwise than it is asked.
		haemoptysis: ['brought/bringing/bring/spat ... blood', 'coughed/coughing ... blood'],
		blood_in_stool: ['blood in his/the nappy', 'passing/passed ... blood', 'bleeding from behind'],
		syncope: ['passed out', 'blacked out', 'fainted', 'keeled over'],
		photophobia: ['screams/cries ... light', 'light hurts'],
		jaundice: ['eyes ... yellow', 'yellow eyes'],
		glands: ['glands'],
		self_harm: ['cutting/cut/cuts my arm*/wrist*/leg*/myself', 'overdose*'],
		urinary_symptoms: ['burns/stings when i/he', 'pass* water'],
		seizures: ['jerking', 'went stiff', 'eyes rolled', 'convuls*'],
		skin_colour: ['lips ... blue', 'gone blue', 'turned blue', 'blue lips'],
		wheeze: ['whistl*'],
		rash: ['spots', 'blotch*'],
		haematemesis: ['vomit*/threw/throwing ... blood', 'sick ... blood'],
		vomiting: [
			'threw up',
			'thrown up',
			'throw* up',
			'is/was/been/being sick',
			'bring* everything back up',
		],
		back_pain: ['back ... killing/hurts/aches/sore'],
		headache: ['head ... splitting/pounding/banging/throbbing'],
		numbness: ['lost the feeling', 'no feeling in', 'pins and needles'],
		seeing: ['seeing double', 'double vision', 'gone blurred/blurry', 'blurred vision'],
	},
	measured: {
		blood_pressure: ['blood? pressure', 'systolic', 'diastolic'],
		temperature: ['temperature', 'degrees', 'celsius', 'fever of', 'fahrenheit', 'thermometer'],
		oxygen: ['oxygen', 'sats', 'saturation*'],
		pulse: ['pulse', 'heart rate', 'beats', 'bpm'],
		sugar: ['blood? sugar*', 'glucose', 'hba1c'],
		cholesterol_figure: ['cholesterol'],
		blood_figure: ['haemoglobin', 'hemoglobin', 'white cell*', 'platelet*', 'crp', 'blood count'],
		weight_figure: ['weigh*', 'kilos', 'kg', 'stone', 'pounds'],
		dose: ['milligram*', 'mg', 'mil', 'ml', 'millilitre*', 'micrograms', 'units'],
		percent: ['percent', 'per cent'],
		score: ['out of ten', 'out of 10'],
		breaths: ['breaths'],
		it_was: ['measured', 'reading'],
	},
};

const chinese: Record<TermKind, Terms> = {
	named: {
		...each(
			'阿司匹林,布洛芬,美林,对乙酰氨基酚,泰诺林,扑热息痛,二甲双胍,胰岛素,华法林,氯吡格雷,利伐沙班,肝素,氨氯地平,硝苯地平,倍他乐克,美托洛尔,阿托伐他汀,辛伐他汀,奥美拉唑,优甲乐,泼尼松,头孢,阿莫西林,青霉素,阿奇霉素,红霉素,罗红霉素,舍曲林,安定,伟哥,西地那非,地高辛,可待因,吗啡,奥司他韦',
		),
		antibiotics: ['抗生素', '消炎药'],
		steroids: ['激素'],
		inhaler: ['喷雾', '吸入剂', '雾化'],
		blood_thinners: ['抗凝'],
		sleeping_tablets: ['安眠药'],
		antidepressants: ['抗抑郁'],
		painkillers: ['止疼药', '止疼片'],
		hypertension: ['降压药'],
		diabetes: ['降糖药', '血糖高', '血糖偏高'],
		fever_medicine: ['退烧药'],
		chemotherapy: ['化疗', '放疗'],
		...each(
			'肺炎,支气管炎,肺结核,慢阻肺,肺气肿,肝炎,乙肝,肝硬化,胰腺炎,痛风,关节炎,红斑狼疮,牛皮癣,湿疹,荨麻疹,带状疱疹,麻疹,水痘,猩红热,腮腺炎,手足口,脑膜炎,败血症,癫痫,老年痴呆,帕金森,偏头疼,精神分裂,双相,肠炎,痔疮,子宫肌瘤,艾滋,疟疾,新冠,骨质疏松,坐骨神经,血友病,白血病,淋巴瘤,贫血,青光眼,扁桃体炎,疝气,阑尾炎,杂音,心衰,房颤,心梗,心绞疼,脑梗,脑出血,川崎病,中耳炎,尿毒症,肾炎',
		),
		thyroid: ['甲状腺', '甲减', '甲亢'],
		stones: ['结石'],
		ulcer: ['溃疡'],
		clot: ['血栓', '肺栓塞'],
		breast_cancer: ['乳腺癌'],
		lung_cancer: ['肺癌'],
		bowel_cancer: ['肠癌'],
		stomach_cancer: ['胃癌'],
		liver_cancer: ['肝癌'],
		tumour: ['肿瘤', '瘤子'],
		...each('起搏器,支架,搭桥,造影,移植,透析,剖腹产,活检,肠镜,胃镜,核磁,彩超,b超,心电图'),
		appendix: ['阑尾'],
		gall_bladder: ['胆囊'],
		scan: ['ct', '阴影'],
		xray: ['拍片', '拍了片', '胸片', 'x光'],
		intensive_care: ['重症监护', 'icu', '保温箱'],
		premature: ['早产'],
		hospitalisation: ['住过院', '住院'],
		broken_bone: ['骨折'],
		// 问法之外，病人自己的说法。
		haemoptysis: ['带血丝', '血丝'],
		haematemesis: ['吐血', '吐的是血', '呕血'],
		blood_in_stool: ['黑便', '柏油', '大便是黑', '大便里带血', '尿不湿...血'],
		syncope: ['晕倒', '昏过去', '晕过去'],
		seizures: ['抽风', '抽...风', '抽搐', '抽过一', '抽了一', '翻白眼', '直抽', '一挺一挺'],
		skin_colour: ['嘴唇...紫', '发紫', '发青'],
		rash: ['红点', '出血点', '疹子'],
		bruising: ['青一块紫一块', '一块青一块紫'],
		vomiting: ['吐了', '什么吐什么'],
		vision: ['看不清', '重影'],
		weakness: ['没劲', '抬不起来'],
		headache: ['脑袋...疼', '头疼'],
		back_pain: ['腰疼', '后背疼'],
		neck_stiffness: ['脖子硬', '动脖子...哭'],
		lumps: ['疙瘩', '肿块', '包块'],
		palpitations: ['心跳...快', '突突'],
		fever: ['发烧', '发热'],
		ear_discharge: ['耳...流脓', '耳...流水'],
		joint_swelling: ['关节...肿'],
		urinary_symptoms: ['起来尿', '起夜'],
		diarrhoea: ['跟水一样', '水样', '拉稀'],
		abnormal_tracing: ['心电图不正常'],
	},
	measured: {
		blood_pressure: ['血压', '高压', '低压'],
		temperature: ['体温', '度', '烧到'],
		oxygen: ['血氧'],
		pulse: ['心率', '脉搏'],
		sugar: ['血糖'],
		cholesterol_figure: ['血脂', '胆固醇'],
		blood_figure: ['血红蛋白', '血色素', '白细胞', '血小板'],
		weight_figure: ['公斤', '体重'],
		dose: ['毫克', '毫升'],
		percent: ['百分之'],
		score: ['分'],
		breaths: ['呼吸'],
	},
};

export const clinicalTerms: Readonly<Record<Language, Record<TermKind, Terms>>> = {
	en: english,
	'zh-CN': chinese,
};

/** What a person may have or not: symptoms, past illnesses, medicines. Everyday life is nobody's to check. */
export const clinicalCategories: ReadonlySet<string> = new Set([
	...['general', 'cardiovascular', 'respiratory', 'ent', 'gastrointestinal', 'urinary'],
	...['neurological', 'musculoskeletal', 'skin', 'mental', 'past', 'drugs', 'family'],
	...['sexual', 'gynaecological'],
]);

/** A person's life beside the illness. */
export const lifeCategories: ReadonlySet<string> = new Set(['social', 'identity', 'paediatric']);

export const clinicalHabits: ReadonlySet<string> = new Set(['smoking', 'alcohol', 'drugs']);

/** Named in everyday talk, or a heading over many things: to name them claims nothing. */
export const everydayTopics: ReadonlySet<string> = new Set([
	...['general_wellbeing', 'sleep', 'fatigue', 'appetite', 'eating', 'mood', 'enjoyment'],
	...['concentration', 'memory', 'guilt', 'anxiety', 'stress', 'hopelessness', 'mania'],
	...['protective_factors', 'past_mental_health', 'pmh', 'past_investigations', 'immunisation'],
	...['medications', 'otc_medications', 'recent_medication', 'adherence', 'side_effects'],
	...['family_history', 'family_mental_health', 'exercise_tolerance', 'movement', 'speech'],
	...['sexual_activity', 'smear', 'periods', 'obstetric_history', 'injury', 'thirst', 'confusion'],
	...['weakness', 'genital_discharge', 'suicide_intent', 'suicide_plan', 'suicide_means'],
]);

/** Words that show in a statement that a cue was meant otherwise; in a question it would not be. */
export const meantOtherwise: Readonly<
	Record<Language, Readonly<Record<string, readonly string[]>>>
> = {
	en: { swallowing: ['swallowed'], ear_symptoms: ['ear thermometer', 'in his/her/my ear'] },
	'zh-CN': { night_sweats: ['冷汗', '衣服'], bruising: ['嘴唇'], stiffness: ['身子'] },
};
