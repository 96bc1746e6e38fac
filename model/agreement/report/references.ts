import type { AgreementSettings } from '../figures.ts'

const always: readonly string[] = [
  'Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa: Some uses, misuses, and alternatives. Educational and Psychological Measurement, 41, 687–699.',
  'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement, 20, 37–46.',
  'Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychological Bulletin, 88, 322–328.',
  'Efron, B., & Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & Hall.',
  'Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, 76, 378–382.',
  'Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British Journal of Mathematical and Statistical Psychology, 61, 29–48.',
  'Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.). Advanced Analytics.',
  'Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities. Addison-Wesley.',
  'Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability. University of Pennsylvania.',
  'Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology (4th ed.). Sage.',
  'Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing textual continua: Further developments. Quality & Quantity, 50, 2347–2364.',
  'Light, R. J. (1971). Measures of response agreement for qualitative data: Some generalizations and alternatives. Psychological Bulletin, 76, 365–377.',
  'Passonneau, R. J. (2006). Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation. Proceedings of LREC 2006.',
  'Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale coding. Public Opinion Quarterly, 19, 321–325.',
]

const pairs =
  'Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data. Communication Methods and Measures, 1, 77–89.'

/** The sources of what a report computes, as they stand at the functions that compute it. */
export function referencesFor({ interval }: AgreementSettings): readonly string[] {
  return interval === 'krippendorff' ? [...always, pairs].sort() : always
}
