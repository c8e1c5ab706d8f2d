import type { Library } from '../../core/library/library.js';
import type { TemplateChoice } from '../../core/library/templateChoices.js';
import {
  impliedAnswers,
  problemOfAnswer,
  templateQuestions,
  type TemplateQuestion,
} from '../../core/library/templateQuestions.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import { questionsOf } from '../../core/templates/newDocument.js';
import { say, type CommandContext } from '../commands/commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';

export interface Asking {
  readonly library: Library;
  readonly template: TemplateChoice;
  /** What is known without asking. */
  readonly known: TemplateValues;
  /** What the command line said. */
  readonly given: TemplateValues;
  /** Whether the person at the terminal is to be left alone. */
  readonly silent: boolean;
}

/** An answer to every question, blank where that will do; or in words what is missing or wrong. */
export async function answerQuestions(
  context: CommandContext,
  asking: Asking,
): Promise<{ readonly values: TemplateValues } | { readonly problem: string }> {
  const { library, template, known, given, silent } = asking;
  const problem = problemOfGiven(context, asking);
  if (problem !== undefined) {
    return { problem };
  }
  let values = impliedAnswers(library, { ...known, ...given });
  const open = () => templateQuestions(library, template, { known: values, today: context.today });
  const { ask } = context.io;
  if (ask === undefined || silent) {
    const missing = open().filter(({ required }) => required);
    if (missing.length > 0) {
      const sets = missing.map(({ name }) => `--set ${name}=...`).join(' ');
      return { problem: `${nameOf(template)} needs answers: ${sets}` };
    }
    const blanks = open().map(({ name }) => [name, '']);
    return { values: { ...values, ...(Object.fromEntries(blanks) as TemplateValues) } };
  }
  for (let [question] = open(); question !== undefined; [question] = open()) {
    const answer = await askUntilRight(context, ask, question);
    values = impliedAnswers(library, { ...values, [question.name]: answer });
  }
  return { values };
}

function problemOfGiven(
  { today }: CommandContext,
  { library, template, given }: Asking,
): string | undefined {
  const questions = templateQuestions(library, template, { known: {}, today });
  for (const [name, answer] of Object.entries(given)) {
    const question = questions.find((each) => each.name === name);
    if (question === undefined && name !== 'id') {
      const names = questionsOf(template).join(', ');
      return `${nameOf(template)} does not ask for "${name}"; it asks for ${names}.`;
    }
    const problem = question && problemOfAnswer(question, answer);
    if (problem !== undefined) {
      return `--set ${name}: ${problem}`;
    }
  }
  return undefined;
}

function nameOf({ id, path }: TemplateChoice): string {
  return id ?? path;
}

async function askUntilRight(
  context: CommandContext,
  ask: (question: string) => Promise<string>,
  question: TemplateQuestion,
): Promise<string> {
  const { label, required, choices, type } = question;
  choices.forEach((choice, index) => {
    say(context, `  ${index + 1}  ${toDisplayText(choice.label)} (${toDisplayText(choice.value)})`);
  });
  const hints = [
    ...(choices.length === 0 ? [] : ['number or name']),
    ...(type === 'date' ? ['YYYY-MM-DD'] : []),
    ...(required ? [] : ['Enter leaves it blank']),
  ];
  const hint = hints.length === 0 ? '' : ` (${hints.join(', ')})`;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const typed = (await ask(`${label}${hint}: `)).trim();
    const answer = picked(question, typed);
    const problem = problemOfAnswer(question, answer);
    if (problem === undefined) {
      return answer;
    }
    say(context, problem);
  }
  throw new Error(`There was no answer for ${label}.`);
}

/** A closed terminal answers everything with nothing, and must not be asked for ever. */
const attempts = 5;

function picked({ choices }: TemplateQuestion, typed: string): string {
  const choice =
    (/^\d{1,4}$/.test(typed) ? choices[Number(typed) - 1] : undefined) ??
    choices.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  return choice?.value ?? typed;
}
