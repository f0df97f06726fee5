/** The rubric of an empty page in English. */
export const englishRubric = `# What is marked, and why. 15 to 25 items that an average student reaches in the time.
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
`;
