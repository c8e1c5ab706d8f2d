import * as vscode from 'vscode';
import type { TemplateChoice } from '../../core/library/templateChoices.js';
import {
  impliedAnswers,
  problemOfAnswer,
  templateQuestions,
  type TemplateQuestion,
} from '../../core/library/templateQuestions.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import type { Shared } from '../shared/context.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/**
 * Asks what nothing else answers; undefined when the person goes away.
 *
 * What stands in the text alone and may be blank is left to the editor, where there is more to see.
 */
export async function askAnswers(
  { dialogs, clock }: Shared,
  { library }: OpenLibrary,
  asking: { readonly template: TemplateChoice; readonly known: TemplateValues },
): Promise<TemplateValues | undefined> {
  const { template } = asking;
  const questions = (known: TemplateValues) =>
    templateQuestions(library, template, { known, today: clock.today });
  let values = asking.known;
  for (;;) {
    const question = questions(values).find(({ required, isTextOnly }) => required || !isTextOnly);
    if (question === undefined) break;
    const answer = await askOne(dialogs, template, question);
    if (answer === undefined) return undefined;
    values = impliedAnswers(library, { ...values, [question.name]: answer });
  }
  const blanks = questions(values).map(({ name }): [string, string] => [name, '']);
  return { ...values, ...Object.fromEntries(blanks) };
}

interface AnswerPick extends vscode.QuickPickItem {
  readonly answer: string | undefined;
}

async function askOne(
  dialogs: Shared['dialogs'],
  template: TemplateChoice,
  question: TemplateQuestion,
): Promise<string | undefined> {
  const { label, choices, required, isClosed } = question;
  const title = vscode.l10n.t('New from Template: {0}', template.title);
  if (choices.length > 0) {
    const picks: readonly AnswerPick[] = [
      ...choices.map((choice) => ({
        label: choice.label,
        description: choice.label === choice.value ? '' : choice.value,
        answer: choice.value,
      })),
      ...(isClosed ? [] : [{ label: vscode.l10n.t('$(edit) Another...'), answer: undefined }]),
      ...(required ? [] : [{ label: vscode.l10n.t('$(circle-slash) Leave it blank'), answer: '' }]),
    ];
    const picked = await dialogs.pick(picks, { title, placeHolder: capitalized(label) });
    if (picked?.answer !== undefined || picked === undefined) return picked?.answer;
  }
  const answer = await dialogs.input({
    title,
    prompt: `${capitalized(label)}${hintOf(template, question)}`,
    problem: (text) => {
      const problem = problemOfAnswer(question, text);
      return problem === undefined ? undefined : capitalized(problem);
    },
  });
  return answer?.trim();
}

/** What a title becomes, so that nobody types what the template says already: `Closeout: ...`. */
function becomes({ makes }: TemplateChoice, name: string): readonly string[] {
  const title = typeof makes['title'] === 'string' ? makes['title'] : '';
  const [before, after, ...others] = title.split('{{title}}');
  const isPlain = after !== undefined && others.length === 0 && !`${before}${after}`.includes('{{');
  return name === 'title' && isPlain && `${before}${after}` !== ''
    ? [vscode.l10n.t('becomes “{0}”', `${before}...${after}`)]
    : [];
}

function hintOf(template: TemplateChoice, { name, type, required }: TemplateQuestion): string {
  const hints = [
    ...becomes(template, name),
    ...(type === 'date' ? ['YYYY-MM-DD'] : []),
    ...(required ? [] : [vscode.l10n.t('may stay empty')]),
  ];
  return hints.length === 0 ? '' : ` (${hints.join(', ')})`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
