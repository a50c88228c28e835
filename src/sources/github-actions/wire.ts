/**
 * What GitHub's REST API (2022-11-28) says of jobs of GitHub Actions, with GitHub's name in front of whose it is. Times
 * are RFC 3339. Enumerations may grow.
 */

/** What a service may store of a job or a run. */
export interface GithubActionsPayload {
  run?: GithubWorkflowRun
  job?: GithubJob
  jobs?: GithubJob[]
  /** The job's log, as the API or `gh run view --log` gives it. */
  log?: string
  /** Markdown the steps wrote to `GITHUB_STEP_SUMMARY`. */
  summary?: string
  /** What `check-runs/{id}/annotations` answered. */
  annotations?: GithubAnnotation[]
}

/** What `GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs` answers. */
export interface GithubJobs {
  total_count: number
  jobs: GithubJob[]
}

/** What `GET /repos/{owner}/{repo}/actions/jobs/{job_id}` answers. */
export interface GithubJob {
  id: number
  run_id: number
  run_attempt?: number
  name: string
  workflow_name?: string | null
  head_branch?: string | null
  head_sha?: string
  status: GithubStatus
  conclusion: GithubConclusion | null
  created_at?: string
  started_at?: string
  completed_at?: string | null
  html_url?: string | null
  steps?: GithubStep[]
  labels?: string[]
  runner_name?: string | null
  runner_group_name?: string | null
}

export interface GithubStep {
  number: number
  name: string
  status: GithubStatus
  conclusion: GithubConclusion | null
  started_at?: string | null
  completed_at?: string | null
}

export type GithubStatus =
  | 'queued'
  | 'in_progress'
  | 'completed'
  | 'waiting'
  | 'requested'
  | 'pending'
  | (string & {})

export type GithubConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'startup_failure'
  | 'stale'
  | (string & {})

/** What `GET /repos/{owner}/{repo}/actions/runs/{run_id}` answers, as far as it is used. */
export interface GithubWorkflowRun {
  id: number
  name?: string | null
  display_title?: string
  run_number?: number
  run_attempt?: number
  event?: string
  status?: GithubStatus
  conclusion?: GithubConclusion | null
  workflow_id?: number
  html_url?: string
  created_at?: string
  run_started_at?: string
  updated_at?: string
}

export interface GithubAnnotation {
  path?: string
  start_line?: number
  annotation_level?: 'notice' | 'warning' | 'failure' | (string & {})
  title?: string | null
  message?: string
  raw_details?: string | null
}
