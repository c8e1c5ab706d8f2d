const directive = /^\s*eslint-disable(?:-next-line|-line)?\b(?<rest>.*)$/su;

/** A comment that switches a rule off names the rule, and after `--` the reason. */
export const explainedDisables = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      unnamed: 'Name the rule that is switched off.',
      unexplained: 'Say after `--` why the rule is switched off here.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const rest = directive.exec(comment.value)?.groups.rest;
          if (rest === undefined) continue;
          const [rules, reason = ''] = rest.split(/\s--\s/u);
          if (rules.trim() === '') context.report({ loc: comment.loc, messageId: 'unnamed' });
          if (reason.trim() === '') context.report({ loc: comment.loc, messageId: 'unexplained' });
        }
      },
    };
  },
};
