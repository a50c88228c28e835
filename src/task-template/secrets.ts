import { compact } from './compact.ts'
import type { TaskDefinition } from './definition.ts'

const SECRET =
  /(?:passw(?:or)?d|passphrase|secret|token|credential|api[-_]?key|access[-_]?key|private[-_]?key|(?:^|_)pwd(?:$|_))/i

/** Whether a name is one that secrets have. */
function isSecretName(name: string): boolean {
  return SECRET.test(name)
}

/** The definition without the values of secrets: a template is passed on. They are marked as such. */
export function withoutSecrets(task: TaskDefinition): TaskDefinition {
  const { parameters, settings } = task
  return compact<TaskDefinition>({
    ...task,
    parameters: parameters?.map(({ default: value, ...parameter }) => {
      const isSecret = parameter.secret ?? isSecretName(parameter.name)
      return isSecret
        ? { ...parameter, secret: true }
        : compact({ ...parameter, default: value ?? undefined })
    }),
    settings: settings?.map((setting) => {
      const isSecret = setting.secret ?? isSecretName(setting.name)
      return isSecret ? { ...setting, value: null, secret: true } : setting
    }),
  })
}
