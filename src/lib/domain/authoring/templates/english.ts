/** An empty page in English: what every case has, with a word on each, to be written over. */
import type { CaseTemplate } from '../caseTemplate.ts';
import { englishRubric } from './englishRubric.ts';

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
	rubric: englishRubric,
};
