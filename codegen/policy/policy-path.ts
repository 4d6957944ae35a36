/** Where the policy of a project is looked for. Apart from its reader, which loads a reader of YAML. */
export const POLICY_FILE = '.moonbind/policy.yaml'
