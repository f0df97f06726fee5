/** An empty page in Chinese: what every case has, with a word on each, to be written over. */
import type { CaseTemplate } from '../caseTemplate.ts';
import { chineseRubric } from './chineseRubric.ts';

export const chineseTemplate: CaseTemplate = {
	absent: (topic) => ({ label: `${topic}：没有`, says: '没有，这方面没什么不舒服。' }),
	scenario: `# 一位虚拟病人。井号后面是写给自己的备注，不会显示给任何人。
# 请直接改写下面的内容；问题列表会提示还缺什么。
schema: 1
slug: {slug}
language: zh-CN
title: 新病人，40 岁 # 学生看到的标题，不透露任何信息
internalTitle: 新病例 # 同事看到的标题
complaint: {complaint}
specialty: general_practice
setting: gp_surgery
level: novice # novice、intermediate 或 advanced
objectives:
  - 完成病史采集
tags: []
sources:
  - { title: 作者根据经验编写, year: 2026 }
licence: CC BY 4.0

briefing:
  role: 你是一名医学生。
  setting: 上午的全科门诊，一位 40 岁的病人前来就诊。
  task: 了解病人哪里不好、最在意什么，然后书写病历。
  readingSeconds: 60
  consultationSeconds: 720
  noteSeconds: 480

care:
  clinicalReview: not reviewed

patient:
  name: 林若溪
  age: 40
  gender: woman # woman、man 或 non_binary
  occupation: 园艺师
  portrait: { seed: {slug} }
  voice: zh-CN，平静
  persona: # 每项 1 到 5
    talkativeness: 3
    healthLiteracy: 3
    recall: 4
    languageLevel: 4
    mood: 有些担心
    manner: 问什么答什么，一两句话。
  opening: 我最近一直觉得不太舒服。
  openingFacts: [reason]

facts:
  # 开场白里说的内容。
  - id: reason
    topics: [opening_question]
    label: 最近不太舒服
    says:
      - 我最近一直觉得不太舒服。
    disclosure: volunteered

  # 遇到开放式问题，或问到这个话题时说。
  - id: began
    topics: [onset, duration]
    label: 两周前开始
    says:
      - 大概是两个星期前开始的。
    disclosure: broad

  # 问到这个话题时才说。
  - id: no_allergies
    topics: [allergies]
    label: 无过敏史
    says:
      - 据我所知我没有过敏。
    disclosure: asked

  # 先瞒着，条件满足后才说：满足任意一条即可。
  - id: fear
    topics: [concerns]
    label: 担心是大病
    says:
      - 我老是在想，会不会是什么大病。
    disclosure: guarded
    cue: 低头沉默片刻
    holdingBack:
      - 应该没什么事吧。
    gate:
      any:
        - [{ affect: [trusting] }]
        - [{ askedTimes: 2 }]
{redFlags}
# 病人对这位学生的态度。cues 写镜头能拍到的动作。
affect:
  initial: wary
  states:
    - id: wary
      tone: 客气，话少。
      cues: [低头沉默片刻]
      expression: worried
      transitions:
        - { on: [judgement, abuse], to: closed }
        - { on: [empathy_after_cue], to: trusting }
    - id: trusting
      tone: 亲切，愿意多说一点。
      expression: warm
      transitions:
        - { on: [judgement, abuse], to: closed }
    - id: closed
      tone: 能不说就不说。
      cues: [双臂抱在胸前]
      expression: sad
      transitions:
        - { on: [apology, empathy_after_cue], to: wary }

# 只写与本病例有关的检查结果，其余按共用列表为正常。
findings: []

actions:
  - id: call_supervisor
    kind: escalate # escalate、treat、see_alone 或 arrange
    label: 呼叫上级医生
    result: 上级医生听完汇报，说马上过来。

diagnosis:
  primary: 诊断名称
  differential: [另一个诊断, 第三个诊断]
  forbiddenWords: [] # 病人不可能知道的词
`,
	rubric: chineseRubric,
};
