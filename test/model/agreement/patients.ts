/** Table 1 of Fleiss (1971): how many of six psychiatrists gave each of thirty patients each of five diagnoses. */
const table = `
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006`

/** The same as ratings, a sign a psychiatrist. */
export const patients = table
  .trim()
  .split(/\s+/)
  .map((row) => [...row].map((times, k) => `${k + 1}`.repeat(Number(times))).join(''))
  .join(' ')
