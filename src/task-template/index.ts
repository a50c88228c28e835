export type {
  NotebookCode,
  ParameterType,
  ScriptCode,
  TaskCode,
  TaskDefinition,
  TaskParameter,
  TaskSchedule,
  TaskSetting,
} from './definition.ts'
export {
  fromTaskTemplate,
  type TaskTemplateOptions,
  type TemplateCheck,
  validateTaskTemplate,
} from './from-notebook.ts'
export { toTaskTemplate } from './to-notebook.ts'
export type { TemplateViolation } from './violation.ts'
