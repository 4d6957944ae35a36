import fc from 'fast-check'

// A run finds what the run before found; MOONBIND_SEED tries other values.
fc.configureGlobal({ seed: Number(process.env['MOONBIND_SEED'] ?? 1) })
