/**
 * What Huawei Cloud's Data Replication Service (DRS, API v5) says of a task, with Huawei's name in front of whose it is.
 * A call with another `type` (detail, precheck, progress, log, …) fills other fields of the same object. Most numbers
 * are text.
 */

/** What `GET /v5/{project_id}/jobs/{job_id}` answers. */
export interface HuaweiDrsJobDetail {
  job: HuaweiDrsJob
}

/** What the batch operations answer. */
export interface HuaweiDrsJobs {
  jobs: HuaweiDrsJob[]
  count?: number
}

export interface HuaweiDrsJob {
  /** Opaque, and no UUID: `2e69ebb1-f06d-4eb2-a789-2883629jb204`. */
  id?: string
  status?: string
  create_time?: string
  master_job_id?: string
  base_info?: HuaweiDrsBaseInfo
  source_endpoint?: HuaweiDrsEndpoint[]
  target_endpoint?: HuaweiDrsEndpoint[]
  policy_config?: object
  alarm_notify?: object
  speed_limit?: object[]
  user_migration?: object
  db_param?: object
  tuning_params?: object
  period_order?: object
  node_info?: object
  precheck_result?: HuaweiDrsPrecheck
  progress_info?: HuaweiDrsProgress
  logs?: { level?: string; message?: string; create_time?: string }[]
  network_results?: object[]
  compare_result?: object
}

export interface HuaweiDrsBaseInfo {
  name?: string
  job_type?: 'migration' | 'sync' | 'cloudDataGuard' | (string & {})
  engine_type?: string
  job_direction?: 'up' | 'down' | 'non-dbs' | (string & {})
  task_type?: 'FULL_TRANS' | 'FULL_INCR_TRANS' | 'INCR_TRANS' | (string & {})
  net_type?: 'eip' | 'vpc' | 'vpn' | (string & {})
  charging_mode?: 'period' | 'on_demand' | (string & {})
  enterprise_project_id?: string
  description?: string
  start_time?: string
  expired_days?: string | number
  multi_write?: boolean
  tags?: { key?: string; value?: string }[]
}

export interface HuaweiDrsEndpoint {
  db_type?: string
  endpoint_type?: 'offline' | 'ecs' | 'cloud' | (string & {})
  /** `so` for the source, `ta` for the target. */
  endpoint_role?: 'so' | 'ta' | (string & {})
  endpoint?: {
    id?: string
    endpoint_name?: string
    ip?: string
    db_port?: string
    db_user?: string
    db_name?: string
    instance_id?: string
    instance_name?: string
  }
  cloud?: { region?: string; project_id?: string; az_code?: string }
  vpc?: object
  config?: object
  ssl?: { ssl_link?: boolean; ssl_cert_name?: string }
}

export interface HuaweiDrsPrecheck {
  result?: boolean
  /** Percent. */
  process?: string
  /** Percent. */
  total_passed_rate?: string
  precheck_results?: {
    item?: string
    result?: 'PASSED' | 'ALARM' | 'FAILED' | (string & {})
    failed_reason?: string
    raw_error_msg?: string
    group?: string
    data?: string
    is_skipped?: boolean
    failed_sub_jobs?: object[]
  }[]
}

export interface HuaweiDrsProgress {
  /** Percent. */
  progress?: string
  incr_trans_delay?: string
  task_mode?: string
  transfer_status?: string
  process_time?: string
  remaining_time?: string
  progress_map?: { [part: string]: { completed?: string; remaining_time?: string } }
}
