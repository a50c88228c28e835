/**
 * What Great Expectations reports, versions 0.13 to 1.x, with its name in front of whose they are: a validation result
 * (`ExpectationSuiteValidationResult.to_json_dict()`), a checkpoint result (v0's `to_json_dict()`, v1's `.json()`), and
 * what `describe()` of either prints.
 */

export interface GreatExpectationsValidationResult {
  success: boolean
  results: GreatExpectationsResult[]
  statistics?: GreatExpectationsStatistics
  meta?: GreatExpectationsMeta
  /** v1. */
  suite_name?: string
  suite_parameters?: object
  /** v0. */
  evaluation_parameters?: object
  id?: string | null
  result_url?: string | null
}

export interface GreatExpectationsResult {
  success: boolean
  expectation_config?: {
    /** v1. */
    type?: string
    /** v0. */
    expectation_type?: string
    kwargs: object
    meta?: object
    /** From 1.6 on: `critical`, `warning`, `info`. */
    severity?: string
    description?: string | null
    id?: string
  }
  result?: GreatExpectationsDetails
  meta?: object
  exception_info?: GreatExpectationsException | { [metric: string]: GreatExpectationsException }
  rendered_content?: object[] | null
}

export interface GreatExpectationsDetails {
  observed_value?: unknown
  element_count?: number
  missing_count?: number
  missing_percent?: number
  unexpected_count?: number
  unexpected_percent?: number
  unexpected_percent_total?: number
  unexpected_percent_nonmissing?: number
  partial_unexpected_list?: unknown[]
  partial_unexpected_counts?: { value: unknown; count: number }[]
  partial_unexpected_index_list?: unknown[]
  unexpected_list?: unknown[]
  unexpected_index_list?: unknown[]
  unexpected_index_query?: string
  details?: object
}

export interface GreatExpectationsException {
  raised_exception: boolean
  exception_message?: string | null
  exception_traceback?: string | null
}

export interface GreatExpectationsStatistics {
  evaluated_expectations?: number
  successful_expectations?: number
  unsuccessful_expectations?: number
  success_percent?: number | null
}

export interface GreatExpectationsMeta {
  great_expectations_version?: string
  expectation_suite_name?: string
  run_id?: { run_name?: string | null; run_time?: string }
  validation_time?: string
  checkpoint_name?: string | null
  active_batch_definition?: { datasource_name?: string; data_asset_name?: string; batch_identifiers?: object }
}

/** v0's wraps each result as `{validation_result, actions_results}`. */
export interface GreatExpectationsCheckpointResult {
  success?: boolean
  run_id?: { run_name?: string | null; run_time?: string }
  run_results: {
    [identifier: string]:
      | GreatExpectationsValidationResult
      | { validation_result: GreatExpectationsValidationResult; actions_results?: object }
  }
  checkpoint_config?: { name?: string }
  validation_result_url?: string | null
}

/** What `CheckpointResult.describe()` prints (v1). */
export interface GreatExpectationsCheckpointDescription {
  success: boolean
  statistics: {
    evaluated_validations: number
    success_percent: number
    successful_validations: number
    unsuccessful_validations: number
  }
  validation_results: {
    success: boolean
    statistics: GreatExpectationsStatistics
    expectations: {
      expectation_type: string
      success: boolean
      kwargs: object
      result: GreatExpectationsDetails
      exception_info?: GreatExpectationsException
    }[]
    result_url?: string | null
  }[]
}
