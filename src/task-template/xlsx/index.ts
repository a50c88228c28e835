export {
  fromTaskTemplateXlsx,
  validateTaskTemplateXlsx,
  type XlsxCheck,
  type XlsxOptions,
} from './from-xlsx.ts'
export { toTaskTemplateXlsx } from './to-xlsx.ts'
