import agreement from './agreement.ts'
import anatomy from './anatomy.ts'
import calculator from './calculator.ts'
import checks from './checks.ts'
import codebook from './codebook.ts'
import common from './common.ts'
import discussion from './discussion.ts'
import exports from './exports.ts'
import inbox from './inbox.ts'
import palette from './palette.ts'
import passages from './passages.ts'
import people from './people.ts'
import pictures from './pictures.ts'
import planning from './planning.ts'
import projects from './projects.ts'
import reports from './reports.ts'
import rounds from './rounds.ts'
import saving from './saving.ts'
import search from './search.ts'
import sentences from './sentences/index.ts'
import transcripts from './transcripts.ts'
import workspace from './workspace.ts'

/**
 * Every word on screen in German, in the formal address. One word for one thing:
 *
 *   transcript   Transkript               turn              Redebeitrag
 *   speaker      Sprecher:in              passage           Textstelle
 *   codebook     Codebuch                 draft             Entwurf
 *   code         Code, Codes              slot              Feld
 *   hit          Ankerbeispiel            near miss         Abgrenzungsbeispiel
 *   coded span   kodierte Stelle          layer             Kodierung
 *   coder        Kodierer:in, Kodierende  lead              Leitung
 *   adjudicator  Schlichter:in            observer          Beobachter:in
 *   round        Runde (blind, offen)     to reveal         aufdecken
 *   to close     schließen                to complete       abschließen
 *   reopened     wieder geöffnet          to assign         zuteilen
 *   to retire    stilllegen               to take up again  wieder aufnehmen
 *   memo         Memo                     unsure            unsicher
 *   thread       Gespräch                 comment           Kommentar
 *   mention      Erwähnung                resolved          geklärt
 *   agreement    Übereinstimmung          unit of analysis  Kodiereinheit
 *   reliability  Reliabilität             coefficient       Koeffizient
 *   rating       Urteil                   draws, seed       Ziehungen, Startwert
 *   difference   Unterschied              lost to           verloren an
 *   figure       Kennzahl, Wert           chance            Zufall
 */
export const de = {
  common,
  palette,
  people,
  projects,
  transcripts,
  codebook,
  rounds,
  workspace,
  discussion,
  inbox,
  saving,
  search,
  agreement,
  anatomy,
  calculator,
  checks,
  exports,
  passages,
  pictures,
  planning,
  reports,
  sentences,
} as const
