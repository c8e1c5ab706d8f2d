const english = {
  oneItem: '1 item',
  items: '{0} items',
  oneDocument: '1 document',
  documents: '{0} documents',
  nothing: 'Nothing at the moment.',
  none: 'none',
  notAnswered: 'This list cannot be answered.',
  problemInLine: 'Line {0}: {1}',
  snoozed: '{0} snoozed',
  more: 'and {0} more',
  noLists: 'This dashboard has no lists: write them in sop-list blocks.',
  actions: 'Actions',
  board: '{0}, board',
  asItShouldBe: 'as it should be',
  shouldBeNone: 'should be none',
  shouldBeAtMost: 'should be at most {0}',
  fineUpTo: 'fine up to {0}',
  bar: 'Bar',
  number: 'Number',
  figures: 'Figures',
  mostInMonth: 'most in a month: {0}',
  byMonth: '{0} by month. {1}',
};

/** What lists say around what was found, in the language of the place that shows them; `{0}` is where a value goes. */
export type ListWords = Readonly<Record<keyof typeof english, string>>;

/** The words of files, reports and the command line, and of every place that has no others. */
export const englishListWords: ListWords = english;

/** The words with their values in place; a value is not looked into. */
export function fillIn(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
