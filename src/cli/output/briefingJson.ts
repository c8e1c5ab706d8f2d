import type { Briefing } from '../../core/projects/briefing.js';

/** A briefing as JSON; a fact that nobody wrote down is `null`. */
export function briefingJson(briefing: Briefing) {
  const { client } = briefing;
  return {
    path: briefing.path,
    id: briefing.id ?? null,
    title: briefing.title,
    asOf: briefing.asOf,
    phase: briefing.phase,
    accepted: briefing.isAccepted,
    releasedOn: briefing.releasedOn ?? null,
    waitsFor: briefing.waitsFor,
    client:
      client === undefined
        ? null
        : {
            title: client.title,
            path: client.path === '' ? null : client.path,
            tier: client.tier ?? null,
            preferences: client.preferences,
          },
    contacts: briefing.contacts,
    targets: briefing.targets,
    procedures: briefing.procedures,
    disruptions: briefing.disruptions.map(({ on, what, whom, plan, toldOn }) => ({
      ...{ on, what },
      whom: whom ?? null,
      plan: plan ?? null,
      toldOn: toldOn ?? null,
    })),
    knownIssues: briefing.knownIssues.map(({ path, head, rows }) => ({ path, head, rows })),
    openItems: briefing.openItems.map(({ path, line, text, role }) => ({
      ...{ path, line, text },
      role: role ?? null,
    })),
    references: briefing.references.map(({ title, settled, total, references, tables }) => ({
      ...{ title, settled, total, references },
      tables: tables.map(({ path, head, rows }) => ({ path, head, rows })),
    })),
    built: briefing.built,
    changes: briefing.changes.map(({ on, affects, what, impact, agreedWith }) => ({
      ...{ on, affects, what },
      impact: impact ?? null,
      agreedWith: agreedWith ?? null,
    })),
    lessons: briefing.lessons.map(({ id, title, path, state }) => ({
      id: id ?? null,
      ...{ title, path },
      state: state ?? null,
    })),
    gates: briefing.gates.map(({ run, gate, verdict, signed }) => ({
      ...{ path: run.path, run: run.title, gate, verdict },
      signed: signed.map((record) => ({ ...record, note: record.note ?? null })),
    })),
  };
}
