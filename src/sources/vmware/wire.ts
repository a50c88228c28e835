/**
 * What VMware Cloud Foundation's SDDC Manager (API 5.0 to 9.1) says of runs of checks, with VMware's name in front of
 * whose it is. Times are RFC 3339. `context` is a map of any text to any text there; no release says what its keys are.
 */

/** What `GET /v1/system/check-sets/{runId}` answers. */
export interface VmwareAssessmentOutput {
  status?: 'IN_PROGRESS' | 'COMPLETED_WITH_SUCCESS' | 'COMPLETED_WITH_FAILURE' | (string & {})
  /** The tree of what was checked. */
  physicalPresentedData?: VmwareEntity
  presentedArtifactsMap?: object
  /** The results: errors within errors, by domain and resource. */
  validationResult?: VmwareError
  inputValidationErrors?: VmwareError[]
  discoveryProgress?: { progressMessages?: string[]; percentageComplete?: number }
  relatedAssessmentId?: string
  timestamp?: string
  completionTimestamp?: string
}

export interface VmwareEntity {
  id?: string
  type?: string
  name?: string
  description?: string
  sourceAddress?: string
  properties?: object
  classifications?: { type?: string; value?: string; description?: string; source?: string }[]
  childEntities?: VmwareEntity[]
}

export interface VmwareError {
  errorCode?: string
  errorType?: string
  arguments?: string[]
  context?: { [key: string]: string }
  notifications?: VmwareNotification[]
  message?: string
  remediationMessage?: string
  causes?: { type?: string; message?: string }[]
  nestedErrors?: VmwareError[]
  referenceToken?: string
  label?: string
  remediationUrl?: string
}

export interface VmwareNotification {
  severity?: 'ERROR' | 'WARNING' | 'INFO' | (string & {})
  message?: string
  impactMessage?: string
  remediations?: { message?: string; link?: string }[]
}

/** What the validation operations answer (`/v1/domains/validations`, `/v1/sddcs/validations`, …). */
export interface VmwareValidation {
  id: string
  description?: string
  executionStatus: 'IN_PROGRESS' | 'FAILED' | 'COMPLETED' | 'SKIPPED' | 'CANCELLED' | (string & {})
  resultStatus?: 'SUCCEEDED' | 'FAILED' | 'WARNING' | 'FAILED_WITH_WARNINGS' | (string & {})
  validationChecks?: VmwareValidationCheck[]
}

export interface VmwareValidationCheck {
  description?: string
  severity?: 'ERROR' | 'WARNING' | 'INFO' | (string & {})
  resultStatus?: 'SUCCEEDED' | 'FAILED' | 'SKIPPED' | 'IN_PROGRESS' | 'CANCELLED' | (string & {})
  errorResponse?: VmwareError
  nestedValidationChecks?: VmwareValidationCheck[]
}

/** What `GET /v1/tasks/{id}` answers, which runs of prechecks and exports are. */
export interface VmwareTask {
  id: string
  name?: string
  type?: string
  status: string
  creationTimestamp?: string
  completionTimestamp?: string
  subTasks?: VmwareSubTask[]
  errors?: VmwareError[]
  resources?: object[]
}

export interface VmwareSubTask {
  name?: string
  type?: string
  description?: string
  status?: string
  creationTimestamp?: string
  completionTimestamp?: string
  errors?: VmwareError[]
  stages?: VmwareSubTask[]
  subTasks?: VmwareSubTask[]
}

/** A run as a service may store it: its task, and its result. */
export interface VmwareCheckSetRun {
  runId?: string
  task?: VmwareTask
  result?: VmwareAssessmentOutput
}
