/**
 * Full name of a function as scripts write it: `app.integrations.telnyx.work.send_sms`. The default account is not
 * written; a name that Lua could not write after a dot is in brackets.
 */
export function callPath(namespace: string, name: string, account = 'default'): string {
  const steps = account === 'default' ? [namespace, name] : [namespace, account, name]
  return steps.reduce(
    (path, step) => path + (/^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`),
    'app.integrations',
  )
}
