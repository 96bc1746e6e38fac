import type { Migration } from 'kysely'
import * as first from './20261124T0900_first.ts'
import * as offline from './20261126T0900_offline.ts'
import * as removals from './20261127T0900_removals.ts'
import * as unfinished from './20261127T1200_unfinished.ts'
import * as rightsVersion from './20261127T1500_rights_version.ts'
import * as codebookRights from './20261127T1700_codebook_rights.ts'
import * as reports from './20261127T2000_reports.ts'
import * as language from './20261127T2100_language.ts'
import * as figureJobs from './20261127T2130_figure_jobs.ts'
import * as thresholds from './20261127T2200_thresholds.ts'
import * as jobKinds from './20261127T2300_job_kinds.ts'
import * as search from './20261127T2320_search.ts'
import * as textSetting from './20261127T2340_text_setting.ts'
import * as keyChoices from './20261127T2350_key_choices.ts'
import * as reportCodebook from './20261128T0900_report_codebook.ts'
import * as discussions from './20261128T1000_discussions.ts'
import * as jobAskers from './20261128T1030_job_askers.ts'
import * as layerActs from './20261128T1130_layer_acts.ts'
import * as closedHints from './20261128T1500_closed_hints.ts'
import * as takenBack from './20261128T1520_taken_back.ts'
import * as toldWhy from './20261128T1530_told_why.ts'
import * as keptLines from './20261128T1600_kept_lines.ts'
import * as reportLanguage from './20261128T1700_report_language.ts'
import * as thresholdsSet from './20261128T1730_thresholds_set.ts'

/** Every migration in order. A new one goes last; one that was merged never changes. */
export const migrations: Record<string, Migration> = {
  '20261124T0900_first': first,
  '20261126T0900_offline': offline,
  '20261127T0900_removals': removals,
  '20261127T1200_unfinished': unfinished,
  '20261127T1500_rights_version': rightsVersion,
  '20261127T1700_codebook_rights': codebookRights,
  '20261127T2000_reports': reports,
  '20261127T2100_language': language,
  '20261127T2130_figure_jobs': figureJobs,
  '20261127T2200_thresholds': thresholds,
  '20261127T2300_job_kinds': jobKinds,
  '20261127T2320_search': search,
  '20261127T2340_text_setting': textSetting,
  '20261127T2350_key_choices': keyChoices,
  '20261128T0900_report_codebook': reportCodebook,
  '20261128T1000_discussions': discussions,
  '20261128T1030_job_askers': jobAskers,
  '20261128T1130_layer_acts': layerActs,
  '20261128T1500_closed_hints': closedHints,
  '20261128T1520_taken_back': takenBack,
  '20261128T1530_told_why': toldWhy,
  '20261128T1600_kept_lines': keptLines,
  '20261128T1700_report_language': reportLanguage,
  '20261128T1730_thresholds_set': thresholdsSet,
}
