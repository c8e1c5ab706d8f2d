import { placeholdersIn, renderTemplate } from '../../core/templates/renderTemplate.js';
import type { TemplateValues } from '../../core/templates/renderTemplate.js';
import type { Calendar } from './calendar.js';
import type { Random } from './random.js';

/** What every part of the story is told with. */
export interface SampleContext {
  readonly calendar: Calendar;
  readonly random: Random;
  /** Text of a file of `templates/`, by its path in that folder. */
  readonly source: (name: string) => string;
}

/**
 * The text with its placeholders filled in; `{{minus_30}}` and `{{plus_14}}` are dates so many days
 * before and after the last day of the story.
 */
export function renderSample(
  text: string,
  { calendar }: SampleContext,
  values: TemplateValues = {},
): string {
  const dates: Record<string, string> = {};
  for (const name of placeholdersIn(text)) {
    const match = /^(minus|plus)_(\d+)$/.exec(name);
    if (match !== null) {
      const days = Number(match[2]);
      dates[name] = calendar.dateOf(match[1] === 'plus' ? days : -days);
    }
  }
  const rendered = renderTemplate(text, { ...dates, ...values });
  const unknown = rendered.unknown[0];
  if (unknown !== undefined) {
    throw new RangeError(`Nothing is known of the placeholder ${unknown.name}.`);
  }
  return rendered.text;
}
