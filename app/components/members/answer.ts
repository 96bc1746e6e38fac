/** What a form of the members page comes back with. */
export interface MembersAnswer {
  done?: string
  /** Of somebody who had an account and is a member now. */
  name?: string
  email?: string
  member?: string
  link?: string
}
