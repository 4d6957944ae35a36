/**
 * How many inputs a random test tries: few enough for each run of the suite, or as many as `MOONBIND_RUNS` says
 * (`npm run fuzz:parse`).
 */
export const runs = (usual: number): number => Number(process.env['MOONBIND_RUNS'] ?? usual)
