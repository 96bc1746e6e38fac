import type { Face } from '#model/person.ts'
import styles from './avatar.module.css'

/** A person by initials; the whole name is what a screen reader says and a pointer shows. */
export function Avatar({ person }: { person: Face }) {
  return (
    <span className={styles.avatar} role="img" aria-label={person.name} title={person.name}>
      {person.initials}
    </span>
  )
}

/** Several people, a little over one another. */
export function Avatars({ people }: { people: readonly Face[] }) {
  return (
    <span className={styles.row}>
      {people.map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
    </span>
  )
}
