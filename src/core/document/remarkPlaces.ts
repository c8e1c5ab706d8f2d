import type { Nodes, Parents, Root, Text } from 'mdast';
import type {} from 'remark';
import type { Data } from 'unified';
import type { OutlineSpan } from './outline.js';

/*
 * remark's tree says what a link leads to but not where that is written, and it gives no place at all
 * to addresses that it finds in finished text. This extension keeps both.
 */

/** The data that this extension leaves on nodes of the tree. */
export interface PlaceData {
  /** On links, images and definitions: where the destination is written. */
  destination?: OutlineSpan;
  /** On parents: their texts before addresses were cut out of them. */
  texts?: readonly TextPlace[];
}

export interface TextPlace extends OutlineSpan {
  readonly value: string;
}

type FromMarkdownExtension = Exclude<
  NonNullable<Data['fromMarkdownExtensions']>[number],
  readonly unknown[]
>;
type Handle = NonNullable<NonNullable<FromMarkdownExtension['exit']>['paragraph']>;

/** To be used before remark-gfm, which takes texts apart. */
export const placesExtension: FromMarkdownExtension = {
  transforms: [keepTexts],
  exit: {
    resourceDestinationString: keepDestination,
    definitionDestinationString: keepDestination,
  },
};

export function placesOf(node: Nodes): PlaceData {
  return node.data ?? {};
}

function keepDestination(this: ThisParameterType<Handle>, token: Parameters<Handle>[0]): undefined {
  const url = this.resume();
  const node = this.stack[this.stack.length - 1];
  if (node?.type === 'link' || node?.type === 'image' || node?.type === 'definition') {
    node.url = url;
    const destination = { start: token.start.offset, end: token.end.offset };
    node.data = { ...node.data, destination };
  }
  return undefined;
}

function keepTexts(tree: Root): undefined {
  const pending: Parents[] = [tree];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    const children: readonly Nodes[] = parent.children;
    const texts = children.filter((child): child is Text => child.type === 'text').map(placeOfText);
    if (texts.length > 0) {
      parent.data = { ...parent.data, texts };
    }
    pending.push(...children.filter((child): child is Parents => 'children' in child));
  }
  return undefined;
}

function placeOfText(text: Text): TextPlace {
  return {
    value: text.value,
    start: text.position?.start.offset ?? 0,
    end: text.position?.end.offset ?? 0,
  };
}
