/** The rubric of an empty page in Chinese. */
export const chineseRubric = `# 评什么、为什么评。15 到 25 项，普通学生在规定时间内能够完成。
schema: 1
scenario: {slug}
language: zh-CN
sections:
  - id: opening
    label: 开场
    items:
      - id: introduced_self
        label: 介绍自己的姓名和身份
        marks: 1
        criterion: { kind: act, acts: [introduction], within: { first: 3 } }
        why: 病人想知道在和谁说话。
        question: 您好，我是医学生小林。
      - id: opened_openly
        label: 以开放式问题开始
        marks: 1
        criterion: { kind: elicited, topics: [opening_question, tell_me_more] }
        why: 开放式提问加上停顿，给病人说话的空间。
        question: 您今天哪里不舒服？
      - id: answered_feeling
        label: 回应病人流露的情绪
        marks: 2
        criterion: { kind: act, acts: [empathy] }
        why: 情绪得到回应，病人才愿意多说。
        question: 听起来这让您很担心。
      - id: no_judgement
        label: 不评判
        marks: 1
        criterion: { kind: absence, acts: [judgement, abuse] }
        why: 一句责备就会让谈话停下来。
        question: 很多人都觉得这很难。
      - id: one_at_a_time
        label: 一次只问一件事
        marks: 1
        criterion: { kind: absence, styles: [multiple], allowed: 2 }
        why: 一次问三件事，病人只会回答最容易的那件。
        question: 您睡得怎么样？
      - id: not_leading
        label: 不诱导回答
        marks: 1
        criterion: { kind: absence, styles: [leading], allowed: 2 }
        why: 诱导式提问太容易得到肯定的回答。
        question: 是什么样的感觉？
  - id: history
    label: 病史
    items:
      - id: asked_onset
        label: 询问起病情况
        marks: 1
        criterion: { kind: elicited, facts: [began] }
        why: 病程有助于缩小病因范围。
        question: 什么时候开始的？
      - id: asked_past
        label: 询问既往史
        marks: 1
        criterion: { kind: elicited, topics: [pmh] }
        why: 以前的病会影响现在的判断。
        question: 以前得过什么病吗？
      - id: asked_medicines
        label: 询问用药和过敏
        marks: 2
        criterion:
          kind: elicited
          topics: [medications]
          facts: [no_allergies]
          need: { full: 2, partial: 1 }
        why: 这两点决定能用什么药。
        question: 现在在吃什么药？有没有药物过敏？
      - id: asked_family
        label: 询问家族史
        marks: 1
        criterion: { kind: elicited, topics: [family_history] }
        why: 有些病因会在家族中出现。
        question: 家里人有什么病吗？
      - id: asked_life
        label: 询问家庭和工作
        marks: 1
        criterion: { kind: elicited, topics: [living_situation, occupation] }
        why: 病发生在生活之中。
        question: 家里还有谁？
      - id: asked_ideas
        label: 询问病人的想法和期望
        marks: 1
        criterion: { kind: elicited, topics: [ideas, expectations] }
        why: 不符合来意的方案，病人不会照做。
        question: 您自己觉得会是什么问题？
      - id: asked_fear
        label: 了解病人害怕什么
        marks: 2
        criterion: { kind: elicited, facts: [fear] }
        why: 没说出口的害怕，会原样带回家。
        question: 您最担心的是什么？
  - id: closing
    label: 收尾
    items:
      - id: explained_plan
        label: 说明下一步
        marks: 2
        criterion: { kind: act, acts: [explanation, plan, safety_net], need: { full: 2, partial: 1 } }
        why: 知道下一步的病人会按时复诊。
        question: 我想先给您抽血检查，下周一再来复诊。
      - id: note_names_it
        label: 病历中写出诊断
        marks: 2
        criterion:
          kind: note
          parts: [differential]
          mentions: [[诊断名称]]
        why: 没想到的诊断就不会去查。
        question: 写出你考虑的诊断，最可能的放在最前。
domains:
  - id: listening
    label: 倾听
    anchors:
      - 打断病人，不回应所说的话。
      - 部分倾听，很少回应。
      - 能倾听，回应大部分内容。
      - 认真倾听，让病人说完。
      - 给足病人表达的空间。
  - id: structure
    label: 条理
    anchors:
      - 话题跳来跳去。
      - 有些条理，常常中断。
      - 条理清楚，偶有中断。
      - 条理清楚，病人跟得上。
      - 条理清楚，并能随病人调整。
  - id: reasoning
    label: 临床思维
    anchors:
      - 照单提问，不管回答。
      - 很少追问。
      - 追问主要的回答。
      - 寻找能区分病因的线索。
      - 权衡各种病因，并留意危险的病因。
globalGrade:
  label: 总体评价
  levels: [不合格, 临界, 合格, 良好]
`;
