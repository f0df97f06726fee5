/** An empty page in English: what every case has, with a word on each, to be written over. */
import type { CaseTemplate } from '../caseTemplate.ts';

export const englishTemplate: CaseTemplate = {
	absent: (topic) => ({
		label: `${topic}: nothing of the kind`,
		says: 'No, I have had nothing of that kind.',
	}),
	scenario: `# A virtual patient. What stands behind a hash is a note for you and is never shown.
# Write over what is here; the list of faults says what is still missing.
schema: 1
slug: {slug}
language: en
title: A new patient, 40 # what students see: it gives nothing away
internalTitle: A new case # what colleagues see
complaint: {complaint}
specialty: general_practice
setting: gp_surgery
level: novice # novice, intermediate or advanced
objectives:
  - Take a history
tags: []
sources:
  - { title: Written by the author from experience, year: 2026 }
licence: CC BY 4.0

briefing:
  role: You are a medical student.
  setting: A general practice in the morning. A patient of 40 has an appointment.
  task: Find out what is wrong and what matters to the patient, then write your note.
  readingSeconds: 60
  consultationSeconds: 720
  noteSeconds: 480

care:
  clinicalReview: not reviewed

patient:
  name: Robin Vale
  age: 40
  gender: woman # woman, man or non_binary
  occupation: gardener
  portrait: { seed: {slug} }
  voice: en-GB, calm
  persona: # each from 1 to 5
    talkativeness: 3
    healthLiteracy: 3
    recall: 4
    languageLevel: 4
    mood: a little worried
    manner: Answers what is asked, in a sentence or two.
  opening: I have not been feeling right lately.
  openingFacts: [reason]

facts:
  # What the opening tells.
  - id: reason
    topics: [opening_question]
    label: Has not been feeling right lately
    says:
      - I have not been feeling right lately.
    disclosure: volunteered

  # Told to an open question, or one on its topic.
  - id: began
    topics: [onset, duration]
    label: Began two weeks ago
    says:
      - It began about two weeks ago.
    disclosure: broad

  # Told to a question on its topic.
  - id: no_allergies
    topics: [allergies]
    label: No allergies
    says:
      - I have no allergies that I know of.
    disclosure: asked

  # Held back until a gate is open: one route is enough.
  - id: fear
    topics: [concerns]
    label: Is afraid that it is something serious
    says:
      - I keep thinking that it might be something serious.
    disclosure: guarded
    cue: looks down for a moment
    holdingBack:
      - I am sure it is nothing.
    gate:
      any:
        - [{ affect: [trusting] }]
        - [{ askedTimes: 2 }]
{redFlags}
# How the patient is with this student. Cues are what a camera would see.
affect:
  initial: wary
  states:
    - id: wary
      tone: Polite and short.
      cues: [looks down for a moment]
      expression: worried
      transitions:
        - { on: [judgement, abuse], to: closed }
        - { on: [empathy_after_cue], to: trusting }
    - id: trusting
      tone: Warm, and says a little more.
      expression: warm
      transitions:
        - { on: [judgement, abuse], to: closed }
    - id: closed
      tone: As few words as possible.
      cues: [folds the arms]
      expression: sad
      transitions:
        - { on: [apology, empathy_after_cue], to: wary }

# Only what matters here: everything else is normal from the shared list.
findings: []

actions:
  - id: call_supervisor
    kind: escalate # escalate, treat, see_alone or arrange
    label: Call the supervising doctor
    result: The doctor listens and says they will come at once.

diagnosis:
  primary: The diagnosis
  differential: [Another diagnosis, A third one]
  forbiddenWords: [] # words the patient cannot know
`,
	rubric: `# What is marked, and why. 15 to 25 items that an average student reaches in the time.
schema: 1
scenario: {slug}
language: en
sections:
  - id: opening
    label: Opening
    items:
      - id: introduced_self
        label: Introduces themself by name and role
        marks: 1
        criterion: { kind: act, acts: [introduction], within: { first: 3 } }
        why: A patient wants to know whom they are talking to.
        question: Hello, I am Sam, a medical student.
      - id: opened_openly
        label: Begins with an open question
        marks: 1
        criterion: { kind: elicited, topics: [opening_question, tell_me_more] }
        why: An open question and a pause give the patient room.
        question: What has brought you in today?
      - id: answered_feeling
        label: Answers what the patient shows
        marks: 2
        criterion: { kind: act, acts: [empathy] }
        why: A feeling that is answered makes the next answer fuller.
        question: That sounds worrying for you.
      - id: no_judgement
        label: Passes no judgement
        marks: 1
        criterion: { kind: absence, acts: [judgement, abuse] }
        why: A reproach closes a conversation.
        question: Many people find that hard.
      - id: one_at_a_time
        label: Asks one thing at a time
        marks: 1
        criterion: { kind: absence, styles: [multiple], allowed: 2 }
        why: Of three questions at once the easiest is answered.
        question: How are you sleeping?
      - id: not_leading
        label: Puts no answers into the patient's mouth
        marks: 1
        criterion: { kind: absence, styles: [leading], allowed: 2 }
        why: A leading question is answered yes too easily.
        question: What does it feel like?
  - id: history
    label: History
    items:
      - id: asked_onset
        label: Asks how it began
        marks: 1
        criterion: { kind: elicited, facts: [began] }
        why: The course of things narrows down the causes.
        question: When did it begin?
      - id: asked_past
        label: Asks about earlier illness
        marks: 1
        criterion: { kind: elicited, topics: [pmh] }
        why: What was before changes what is likely now.
        question: Have you had any illnesses before?
      - id: asked_medicines
        label: Asks about medicines and allergies
        marks: 2
        criterion:
          kind: elicited
          topics: [medications]
          facts: [no_allergies]
          need: { full: 2, partial: 1 }
        why: Both decide what may be given.
        question: Are you on any medicines? Do you have any allergies?
      - id: asked_family
        label: Asks about illness in the family
        marks: 1
        criterion: { kind: elicited, topics: [family_history] }
        why: Some causes run in families.
        question: Does anything run in your family?
      - id: asked_life
        label: Asks about life at home and at work
        marks: 1
        criterion: { kind: elicited, topics: [living_situation, occupation] }
        why: An illness happens in a life.
        question: Who is at home with you?
      - id: asked_ideas
        label: Asks what the patient thinks and expects
        marks: 1
        criterion: { kind: elicited, topics: [ideas, expectations] }
        why: A plan that misses what they came for is not followed.
        question: What do you think it might be?
      - id: asked_fear
        label: Finds out what the patient is afraid of
        marks: 2
        criterion: { kind: elicited, facts: [fear] }
        why: A fear that is not spoken of is taken home again.
        question: What worries you most about it?
  - id: closing
    label: Closing
    items:
      - id: explained_plan
        label: Explains what happens next
        marks: 2
        criterion: { kind: act, acts: [explanation, plan, safety_net], need: { full: 2, partial: 1 } }
        why: Who knows what comes next comes back in time.
        question: I would like to do a blood test and see you again on Monday.
      - id: note_names_it
        label: The note names the diagnosis
        marks: 2
        criterion:
          kind: note
          parts: [differential]
          mentions: [[the diagnosis]]
        why: A diagnosis that was not thought of is not looked for.
        question: Write the diagnoses you think of, the likeliest first.
domains:
  - id: listening
    label: Listening
    anchors:
      - Interrupts and does not take up what was said.
      - Listens in part; seldom takes up what was said.
      - Listens, and takes up most of what was said.
      - Listens closely and lets the patient finish.
      - Gives the patient all the room they need.
  - id: structure
    label: Structure
    anchors:
      - Jumps between subjects.
      - Some order, often lost.
      - A clear order, now and then lost.
      - A clear order that the patient can follow.
      - A clear order that bends to the patient.
  - id: reasoning
    label: Reasoning
    anchors:
      - Asks by a list, whatever is answered.
      - Seldom follows up an answer.
      - Follows up the main answers.
      - Looks for what would tell the causes apart.
      - Weighs the causes and looks for the dangerous ones.
globalGrade:
  label: As a whole
  levels: [Fail, Borderline, Pass, Good]
`,
};
