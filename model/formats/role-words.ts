import type { SpeakerKind } from '../transcript.ts'

/**
 * Words that name a role and stand in place of a speaker's name, in many languages, in lower case.
 * A number or letter may follow: `Speaker 2`, `Interviewer B`.
 */
const words: Record<SpeakerKind, string> = {
  interviewer: `
    question, q, interviewer, int, iv, i, moderator, mod, host, presenter, anchor, facilitator, reporter,
    journalist, press, correspondent, researcher,
    frage, interviewerin, moderatorin, moderation, journalistin, reporterin,
    pregunta, entrevistador, entrevistadora, moderadora, moderador, periodista, presentador, presentadora,
    intervieweur, intervieweuse, enquêteur, enquêtrice, animateur, animatrice,
    modérateur, modératrice, journaliste,
    domanda, intervistatore, intervistatrice, moderatore, moderatrice, giornalista,
    pergunta, jornalista, repórter,
    vraag, interviewster, gespreksleider, verslaggever,
    pytanie, prowadzący, prowadząca, badacz, badaczka, dziennikarz, dziennikarka,
    otázka, moderátor, moderátorka, tazatel,
    fråga, intervjuare, journalisten, spørgsmål, spørsmål, intervjuer, kysymys, haastattelija,
    kérdés, kérdező, újságíró, întrebare,
    soru, görüşmeci, muhabir, sunucu, gazeteci,
    ερώτηση, ερ, δημοσιογράφος, συνεντευκτής, συντονιστής,
    вопрос, интервьюер, ведущий, ведущая, корреспондент, корр, журналист, журналистка, модератор,
    питання, запитання, інтерв'юер, ведучий, ведуча, журналіст, кореспондент, въпрос, водещ, питање,
    سؤال, السؤال, س, المحاور, المحاورة, محاور, الصحفي, الصحفية, صحفي, المذيع, المذيعة, مقدم, المقدم,
    سوال, پرسش, مصاحبه‌گر, مجری, خبرنگار,
    שאלה, ש, מראיין, מראיינת, המראיין, המראיינת, מנחה, כתב, כתבת, עיתונאי, עיתונאית,
    प्रश्न, सवाल, साक्षात्कारकर्ता, पत्रकार,
    问, 問, 提问, 記者, 记者, 主持人, 主持, 采访者, 採訪者, 访谈者, 訪談者, 訪問者, 研究者, 提問,
    質問, 質問者, 司会, 司会者, インタビュアー, 聞き手, 調査者,
    질문, 기자, 사회자, 진행자, 면접자, 연구자, 앵커,
    pertanyaan, tanya, pewawancara, wartawan, hỏi, phóng viên, swali, mhoji, ถาม, ผู้สัมภาษณ์`,
  respondent: `
    answer, a, interviewee, respondent, resp, r, informant, participant, guest, panelist, panellist,
    speaker, witness, the witness, deponent, audience, student, pupil, patient, client, child, mother, father,
    antwort, befragte, befragter, interviewte, interviewter, teilnehmer, teilnehmerin, gast, sprecher,
    sprecherin, zeuge, zeugin,
    respuesta, entrevistado, entrevistada, participante, hablante, invitado, invitada, testigo,
    réponse, enquêté, enquêtée, interviewé, interviewée, locuteur, locutrice, invité, invitée,
    risposta, intervistato, intervistata, partecipante, ospite, testimone,
    resposta, convidado, convidada, testemunha,
    antwoord, geïnterviewde, deelnemer, spreker,
    odpowiedź, respondentka, uczestnik, uczestniczka, odpověď, účastník,
    svar, deltagare, deltager, deltaker, vastaus, haastateltava, válasz, răspuns, intervievat,
    cevap, yanıt, katılımcı, konuşmacı, απάντηση, απ, ομιλητής, συμμετέχων,
    ответ, респондент, респондентка, информант, участник, участница, гость, спикер,
    відповідь, учасник, учасниця, гість, отговор, одговор,
    جواب, الجواب, ج, إجابة, الإجابة, الضيف, الضيفة, المشارك, المشاركة, المتحدث, پاسخ, مصاحبه‌شونده,
    תשובה, ת, מרואיין, מרואיינת, המרואיין, המרואיינת, משתתף, משתתפת, דובר, דוברת,
    उत्तर, जवाब, प्रतिभागी,
    答, 回答, 受访者, 受訪者, 被访者, 被訪者, 嘉宾, 嘉賓, 参与者, 參與者, 说话人, 說話人, 发言人, 發言人,
    回答者, 話し手, 話者, 参加者, ゲスト, 協力者,
    답변, 대답, 답, 응답자, 참가자, 참여자, 화자, 게스트,
    jawaban, jawab, narasumber, peserta, đáp, trả lời, jibu, mhojiwa, ตอบ, ผู้ให้สัมภาษณ์`,
  other: `
    chair, the chair, chairman, the chairman, chairwoman, the chairwoman, chairperson, the chairperson,
    president, the president, the presiding officer, the speaker, the clerk, clerk, narrator, voice, operator,
    the court, unknown, unidentified, unidentified speaker, unknown speaker, man, woman, male, female, all,
    translator, interpreter, dolmetscher, dolmetscherin, traductor, traductora, traducteur, traductrice,
    vorsitz, vorsitzender, vorsitzende, präsident, präsidentin, presidente, presidenta, président, présidente,
    председатель, председательствующий, переводчик, перекладач, голова,
    主席, 議長, 议长, 翻译, 翻譯, 通訳, 旁白, 의장, 위원장, 통역, الرئيس, رئيس, المترجم, יושב ראש, היו"ר, מתרגם, teacher,
    lehrer, lehrerin, profesor, profesora, professeur, enseignant, enseignante, учитель, учительница, 老师, 老師, 教師, 先生`,
}

const kinds = new Map<string, SpeakerKind>(
  (Object.entries(words) as [SpeakerKind, string][]).flatMap(([kind, list]) =>
    list
      .split(/[,\s]*,\s*/)
      .map((word) => word.replace(/\s+/g, ' ').trim())
      .filter((word) => word !== '')
      .map((word): [string, SpeakerKind] => [word.normalize('NFC'), kind]),
  ),
)

/**
 * What kind of speaker a role word names.
 *
 * @param base a label without its trailing bracket
 * @returns `undefined` where the label is no role word, so most likely a name
 */
export function roleOf(base: string): SpeakerKind | undefined {
  const folded = base.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  return kinds.get(folded) ?? kinds.get(folded.replace(/[ _.#-]*(?:\p{N}{1,4}|\b[a-z])$/u, ''))
}

/** The kind a speaker is given until somebody says otherwise. */
export function usualKind(base: string): SpeakerKind {
  return roleOf(base) ?? 'respondent'
}
