/** How work stands with the server: what is saved, what waits, what was not taken, what went at once. */
export default {
  status: {
    saved: 'Saved',
    saving: 'Saving…',
    connecting: 'Connecting…',
    connectingWith: {
      kept_one: 'Connecting, {{count}} change kept on this device',
      kept_other: 'Connecting, {{count}} changes kept on this device',
      here_one: 'Connecting, {{count}} change only in this page',
      here_other: 'Connecting, {{count}} changes only in this page',
    },
    offline: 'Offline',
    offlineWith: {
      kept_one: 'Offline, {{count}} change kept on this device',
      kept_other: 'Offline, {{count}} changes kept on this device',
      here_one: 'Offline, {{count}} change only in this page',
      here_other: 'Offline, {{count}} changes only in this page',
    },
    late: {
      kept_one: 'Not confirmed yet, {{count}} change kept on this device',
      kept_other: 'Not confirmed yet, {{count}} changes kept on this device',
      here_one: 'Not confirmed yet, {{count}} change only in this page',
      here_other: 'Not confirmed yet, {{count}} changes only in this page',
    },
    refused: {
      kept_one: 'Not taken, {{count}} change kept on this device',
      kept_other: 'Not taken, {{count}} changes kept on this device',
      here_one: 'Not taken, {{count}} change only in this page',
      here_other: 'Not taken, {{count}} changes only in this page',
    },
    signedOutAlone: 'Signed out',
    signedOut: {
      kept_one: 'Signed out, {{count}} change kept on this device',
      kept_other: 'Signed out, {{count}} changes kept on this device',
      here_one: 'Signed out, {{count}} change only in this page',
      here_other: 'Signed out, {{count}} changes only in this page',
    },
    signIn: 'Sign in',
  },
  aside: {
    title_one: '{{count}} change was not taken by the server',
    title_other: '{{count}} changes were not taken by the server',
    kept_one: 'It is kept on this device until you decide. Everything else is saved as usual.',
    kept_other: 'They are kept on this device until you decide. Everything else is saved as usual.',
    here_one: 'It is in this page only: save it as a file before you leave.',
    here_other: 'They are in this page only: save them as a file before you leave.',
    memo: 'Memo',
    removed: 'to be removed:',
    reasons: {
      closed_one:
        'The round was closed before it arrived. Ask a lead to reopen this transcript for you, then put it in again.',
      closed_other:
        'The round was closed before they arrived. Ask a lead to reopen this transcript for you, then put them in again.',
      completed_one:
        'The transcript was completed before it arrived. Take the completion back, then put it in again.',
      completed_other:
        'The transcript was completed before they arrived. Take the completion back, then put them in again.',
      open_one: 'It arrived too late. You may code here now: put it in again.',
      open_other: 'They arrived too late. You may code here now: put them in again.',
      notPermitted_one:
        'You may not code this transcript any more. Save it as a file, and ask a lead of the project.',
      notPermitted_other:
        'You may not code this transcript any more. Save them as a file, and ask a lead of the project.',
      overtaken_one:
        'Somebody changed the same meanwhile, or took the code out: what stands now is theirs. Put yours in again to replace it, where the code is still there.',
      overtaken_other:
        'Somebody changed the same meanwhile, or took the codes out: what stands now is theirs. Put yours in again to replace it, where the code is still there.',
      notLead_one: 'You may not edit this codebook any more. Save it as a file, and ask a lead.',
      notLead_other:
        'You may not edit this codebook any more. Save them as a file, and ask a lead.',
      unfit_one: 'The codebook cannot hold it as it is.',
      unfit_other: 'The codebook cannot hold them as they are.',
      large_one: 'It is too large.',
      large_other: 'They are too large.',
      invalid_one: 'It does not fit the transcript or the codebook of the round any more.',
      invalid_other: 'They do not fit the transcript or the codebook of the round any more.',
    },
    show_one: 'What it is',
    show_other: 'What they are',
    retry: 'Put it in again',
    retryAll_one: 'Put it in again',
    retryAll_other: 'Put all in again',
    discard: 'Discard',
    discardAll_one: 'Discard',
    discardAll_other: 'Discard all',
    discarded_one: '{{count}} change is discarded',
    discarded_other: '{{count}} changes are discarded',
    save: 'Save as CSV',
    file: 'not-on-the-server.csv',
  },
  noCopies:
    'This project keeps nothing on devices: what has not reached the server is lost with this page.',
  noStorage:
    'This browser keeps nothing on this device: its storage is off or full. You can go on coding; wait for “Saved” before you close the page.',
  leave: {
    title: 'Leave what is not saved?',
    lead_one: '{{count}} change is in this page only, and is lost when you leave it.',
    lead_other: '{{count}} changes are in this page only, and are lost when you leave it.',
    stay: 'Stay',
    go: 'Leave and lose it',
  },
  left_one:
    '{{count}} change is kept on this device and is sent when you open the transcript again.',
  left_other:
    '{{count}} changes are kept on this device and are sent when you open the transcript again.',
  lost_one: '{{count}} change did not reach the server and is lost.',
  lost_other: '{{count}} changes did not reach the server and are lost.',
  removal: {
    title: 'Many codes were removed at once',
    what_one:
      '{{count}} of {{of}} codes of yours here went in one go, as when a device that was offline sends what it did.',
    what_other:
      '{{count}} of your {{of}} codes here went in one go, as when a device that was offline sends what it did.',
    restore: 'Bring them back',
    letBe: 'Leave them removed',
    notNow: 'They can be brought back while the round runs and the transcript is not completed.',
    restored_one: '{{count}} code is back',
    restored_other: '{{count}} codes are back',
    restoredSome_one: '{{count}} code is back; {{left}} do not fit the codebook any more',
    restoredSome_other: '{{count}} codes are back; {{left}} do not fit the codebook any more',
  },
}
