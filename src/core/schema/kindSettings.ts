/** `kinds` of `.sop/library.yml`: changes to the built-in kinds, and further ones. */
import type { YamlValue } from '../document/frontmatter.js';
import { parseDuration } from './duration.js';
import { parseGates } from './gateDefinition.js';
import type { Field, FieldType, Kind } from './kind.js';
import { plainKind } from './kinds/plainKind.js';

/** One kind as the file writes it, its schema checked. */
export interface KindSetting {
  readonly title?: string;
  readonly description?: string;
  readonly id_prefix?: string;
  readonly owner?: string;
  readonly fields?: Readonly<Record<string, FieldSetting>>;
  readonly required_headings?: readonly (string | null)[];
  readonly statuses?: readonly (string | null)[];
  readonly final_statuses?: readonly (string | null)[];
  readonly review_in?: string;
  readonly gates?: readonly YamlValue[];
  readonly bookkeeping?: readonly (string | null)[];
}

interface FieldSetting {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly choices?: readonly (string | null)[];
  readonly description?: string;
}

/** The built-in kinds with what the file says of them; a list in the file replaces the built-in one. */
export function kindsWith(
  builtIn: ReadonlyMap<string, Kind>,
  settings: Readonly<Record<string, KindSetting>>,
): ReadonlyMap<string, Kind> {
  const kinds = new Map(builtIn);
  for (const [id, setting] of Object.entries(settings)) {
    kinds.set(id, applySetting(builtIn.get(id) ?? newKind(id), setting));
  }
  return kinds;
}

function newKind(id: string): Kind {
  const title = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const idPrefix =
    id
      .replace(/[^a-z]/g, '')
      .slice(0, 4)
      .toUpperCase() || 'DOC';
  return { ...plainKind, id, title, description: `A document of kind ${id}.`, idPrefix };
}

function applySetting(kind: Kind, setting: KindSetting): Kind {
  const reviewIn = setting.review_in === undefined ? undefined : parseDuration(setting.review_in);
  return {
    ...kind,
    title: setting.title ?? kind.title,
    description: setting.description ?? kind.description,
    idPrefix: setting.id_prefix ?? kind.idPrefix,
    ...(setting.owner === undefined ? {} : { owner: setting.owner }),
    fields: fieldsWith(kind.fields, setting.fields ?? {}),
    requiredHeadings: present(setting.required_headings) ?? kind.requiredHeadings,
    statuses: present(setting.statuses) ?? kind.statuses,
    finalStatuses: present(setting.final_statuses) ?? kind.finalStatuses,
    ...(reviewIn === undefined ? {} : { reviewIn }),
    ...gatesWith(setting.gates),
    bookkeeping: present(setting.bookkeeping) ?? kind.bookkeeping,
  };
}

/** What cannot be read is left out here, and told as a mistake of the file. */
function gatesWith(written: readonly YamlValue[] | undefined): Pick<Kind, 'gates'> {
  const entries = written?.filter((entry) => parseGates([entry]).gates.length > 0) ?? [];
  return entries.length === 0
    ? {}
    : { gates: { definitions: parseGates(entries).gates, written: entries } };
}

function fieldsWith(
  fields: readonly Field[],
  settings: Readonly<Record<string, FieldSetting>>,
): readonly Field[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  for (const [key, setting] of Object.entries(settings)) {
    const choices = present(setting.choices);
    byKey.set(key, {
      key,
      type: setting.type,
      required: setting.required ?? false,
      ...(choices === undefined ? {} : { choices }),
      description:
        setting.description ?? byKey.get(key)?.description ?? `The ${key} of the document.`,
    });
  }
  return [...byKey.values()];
}

function present(list: readonly (string | null)[] | undefined): readonly string[] | undefined {
  return list?.filter((entry) => entry !== null);
}
