import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two workers: the suite also drives a browser, and more only makes the timings of that one noisy.
    maxWorkers: 2,
    // No test changes what others see, and two hundred files would each read all modules anew.
    isolate: false,
  },
})
