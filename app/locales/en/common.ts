export default {
  /** The language that stands here, for numbers among its words. */
  tag: 'en',
  range: '{{low}} to {{high}}',
  skip: 'Skip to the page',
  crumbs: 'Where you are',
  loading: 'Loading',
  tooOld:
    'This browser is too old for Parley. Update it, or open this page with Chrome or Edge 123, Firefox 125, Safari 17.5 or newer.',
  notices: 'Notices',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  copy: 'Copy',
  showPassword: 'Show',
  copied: { yes: 'Copied.', selected: 'Selected: copy it with Ctrl+C or ⌘C.' },
  saved: 'Saved.',
  never: 'never',
  person: {
    menu: '{{initials}}: signed in as {{name}}. Profile, look, sign out',
    profile: 'Profile',
    signOut: 'Sign out',
  },
  kept: {
    title: 'Only on this device',
    lead: 'This has not reached the server. Open what it belongs to, and it is sent; or save it as a file.',
    codebook: 'Codebook',
    leadHere: 'This was coded here and has not reached the server. Save it as a file to keep it.',
    place: '{{round}}, {{project}}',
    discard: 'Discard',
  },
  signOut: {
    title: 'Sign out and lose unsaved work?',
    lead_one:
      '{{count}} change has not reached the server. Signing out clears this device, and it is gone then.',
    lead_other:
      '{{count}} changes have not reached the server. Signing out clears this device, and they are gone then.',
    stay: 'Stay signed in',
    go_one: 'Sign out and lose it',
    go_other: 'Sign out and lose them',
    unreachable:
      'The server cannot be reached: you are still signed in, and nothing was taken off this device.',
  },
  keys: {
    or: 'or',
    /** What is printed on the keys. */
    names: {
      Ctrl: 'Ctrl',
      Shift: 'Shift',
      Alt: 'Alt',
      Tab: 'Tab',
      Enter: 'Enter',
      Esc: 'Esc',
      Del: 'Del',
      PgDn: 'PgDn',
      PgUp: 'PgUp',
    },
  },
  notKept:
    'This holds for now: the server could not be reached to keep it. Choose it once more later.',
  theme: { label: 'Light or dark', system: 'As the system has it', light: 'Light', dark: 'Dark' },
  textSetting: {
    label: 'How the text is set',
    button: 'Aa: how the text is set',
    save: 'Save how texts are set',
    print: 'Print or save as PDF',
    size: 'Size',
    width: 'Length of lines',
    spacing: 'Space between lines',
    face: 'Typeface',
    choices: {
      small: 'Small',
      normal: 'Normal',
      large: 'Large',
      largest: 'Largest',
      narrow: 'Short',
      middle: 'Normal',
      wide: 'Long',
      close: 'Little',
      even: 'Normal',
      open: 'Much',
      serif: 'Serif',
      sans: 'Sans serif',
    },
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Parley is made so that everybody can read, code and compare with it. The measure is WCAG 2.2, level AA.',
    does: {
      title: 'What Parley does',
      keys: 'Everything can be done by keyboard. In the workspace the question mark shows all keys; single keys can be turned off.',
      list: 'Each turn is an article with its speaker as heading. What is coded also stands as a list in reading order, where it can be opened, changed and removed.',
      colour:
        'No meaning hangs on colour alone: codes are named beside their stripes and have patterns, kinds of disagreement have patterns and words.',
      look: 'Light, dark or as the system has it; colours and reduced motion that the system asks for are kept.',
      size: 'Texts can be set larger, with shorter lines, more space between them and without serifs. Pages hold from 320 pixels in width and with text at 200 %.',
      pictures: 'Every picture has a table with the same figures.',
    },
    checked: {
      title: 'How that is checked',
      pages:
        'With each change of the program axe looks at every page, wide, narrow and with text at 200 %, in the light and in the dark look. A page with a finding is not released.',
      contrast:
        'The contrast of text on every fill of a code, and of every stripe, is computed in both looks.',
      keyboard: 'Tests code transcripts without a mouse.',
    },
    limits: {
      title: 'Where it falls short',
      marks:
        'Marks within the text itself are not told to screen readers: browsers do not pass them on. The list of coded spans says the same.',
      paper:
        'A printed or saved PDF has no tags for screen readers beyond those the browser makes.',
      audit: 'Nobody from outside has audited Parley so far.',
    },
    tell: 'If something keeps you out, tell whoever runs this server; they can pass it on.',
  },
  language: { label: 'Language', browser: 'As the browser has it' },
  project: {
    parts: 'Parts of the project',
    demo: 'Demo',
    overview: 'Overview',
    transcripts: 'Transcripts',
    codebook: 'Codebook',
    search: 'Search',
    members: 'Members',
    rooms: 'Rooms',
    settings: 'Settings',
  },
  roles: {
    lead: 'Lead',
    coder: 'Coder',
    adjudicator: 'Adjudicator',
    observer: 'Observer',
  },
  pasteCut_one:
    'The last character of what you pasted is left out: this field takes {{most, number}}.',
  pasteCut_other:
    'The last {{count, number}} characters of what you pasted are left out: this field takes {{most, number}}.',
  problem: {
    title: 'This page cannot be shown',
    refused: 'That did not work.',
    defect: 'Something broke on our side',
    apology:
      'We are sorry. What was saved before is safe. Load the page again; if it happens again, tell whoever runs this server.',
    away: 'The server cannot be reached',
    awayLead:
      'What was saved is safe, and what you coded here stays on this device. Try again once you are online.',
    again: 'Try again',
    stays: 'The server cannot be reached: this page stays as it is. Try again in a moment.',
    requestId: 'Number of this request, for whoever looks into it: {{id}}',
    notFound: 'There is no such page. Check the address, or begin at the start page.',
    home: 'To the start page',
    plain: 'Open this page with its usual settings',
    row: 'Row {{number}}: {{message}}',
    line: 'Line {{number}}: {{message}}',
  },
}
