import assert from 'node:assert/strict';
import { Validator } from '@cfworker/json-schema';
import { outputSchema } from '../../src/core/schema/output.schema.js';

/** Holds what a command printed as JSON to the published schema of that command. */
export function checkOutput(command: string, stdout: string): void {
  const definition = outputSchema.$defs?.[command];
  assert.ok(definition, command);
  const schema = { ...outputSchema, anyOf: undefined, ...definition };
  const validator = new Validator(JSON.parse(JSON.stringify(schema)), '2020-12');
  assert.deepEqual(validator.validate(JSON.parse(stdout)).errors, []);
}
