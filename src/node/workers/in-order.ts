/**
 * Starts a task for each item and gives the results in the order of the items. At most `width` are under way or wait to
 * be taken: an item is asked for only when there is room, so who takes results slowly slows down the source.
 *
 * Where a task fails, or nobody takes further results, no more are started.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  width: number,
  start: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const started: Promise<Result>[] = []
  for await (const item of items) {
    const task = start(item)
    // It is waited for in its turn; until then its failure is nobody's surprise.
    task.catch(() => {})
    started.push(task)
    if (started.length >= width) yield await started.shift()!
  }
  for (const task of started) yield await task
}
