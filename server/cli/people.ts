import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { checked } from '../checked.ts'
import { Password } from '../passwords.ts'
import { createAccount, personByEmail, setPassword } from '../people.ts'
import { makeToken } from '../tokens.ts'
import { withDatabase } from './database.ts'
import { Silent } from './silent.ts'

/** `user create`, `user password`, `token create`: how people get in where there is no browser. */
export function addPeopleCommands(program: Command): void {
  const user = program.command('user').description('accounts')
  user
    .command('create')
    .description('make an account; the password is read from standard input, or asked for')
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--name <name>', 'name that others see')
    .action(async ({ email, name }: { email: string; name: string }) => {
      const password = await readPassword()
      await withDatabase(async (services) => {
        const person = await createAccount(services, { email, name, password })
        console.log(`${person.name} <${person.email}> can sign in.`)
      })
    })
  user
    .command('password')
    .description('set a forgotten password; open sessions and API tokens of the account end')
    .requiredOption('--email <address>', 'whose password')
    .action(async ({ email }: { email: string }) => {
      const password = checked(Password, await readPassword(), 'password')
      await withDatabase(async (services) => {
        const person = await personByEmail(services, email)
        const ended = await services.db
          .transaction()
          .execute((trx) => setPassword({ db: trx, clock: services.clock }, person, password))
        // A server that runs beside this command closes what they have open.
        for (const credential of ended) await services.live.rightsChanged({ credential })
        console.log(
          `The password of ${person.name} is changed. Sessions and API tokens ended: ${ended.length}.`,
        )
      })
    })
  program
    .command('token')
    .description('API tokens')
    .command('create')
    .description('make a token and print it, once')
    .requiredOption('--email <address>', 'whose token')
    .requiredOption('--name <name>', 'what it is for')
    .option('--scope <scope>', 'read or write', 'read')
    .action(async (given: { email: string; name: string; scope: 'read' | 'write' }) => {
      await withDatabase(async (services) => {
        const person = await personByEmail(services, given.email)
        const { token } = await makeToken(services, person, given)
        console.log(`Token “${given.name}” of ${person.name}, scope ${given.scope}: ${token}`)
      })
    })
}

/** One line from standard input; at a terminal it is asked for and not shown. */
async function readPassword(): Promise<string> {
  if (!stdin.isTTY) {
    let text = ''
    for await (const chunk of stdin) text += chunk
    return text.replace(/\r?\n$/, '')
  }
  stdout.write('Password: ')
  const lines = createInterface({ input: stdin, output: new Silent(), terminal: true })
  const password = await lines.question('')
  lines.close()
  stdout.write('\n')
  return password
}
