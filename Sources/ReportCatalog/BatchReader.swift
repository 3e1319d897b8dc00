public import DocumentReaders

/// Reads many items side by side and hands out what came of each, in batches, in the items' order.
public struct BatchReader: Sendable {
  private let reader: ReportReader
  private let workers: Int

  /// A reader of many that keeps so many workers busy: one a core.
  public init(_ reader: ReportReader, workers: Int) {
    self.reader = reader
    self.workers = max(1, workers)
  }

  /// Reads all items; whole reports live only while `transform` makes of them what is kept.
  ///
  /// Batches come in the items' order, from the calling task. Once the calling task is cancelled no further item is
  /// begun; what was read until then is still delivered.
  public func read<Kept: Sendable>(
    _ items: [CatalogItem], keeping transform: @escaping @Sendable (ReadReport) -> Kept,
    deliver: ([(item: CatalogItem, outcome: Result<Kept, ReadingError>)]) -> Void
  ) async {
    reader.expect(items)
    defer { reader.expect([]) }
    let chunks = Self.chunks(of: items, workers: workers)
    await withTaskGroup(of: (Int, [(item: CatalogItem, outcome: Result<Kept, ReadingError>)]).self) { group in
      var next = 0
      var due = 0
      var waiting: [Int: [(item: CatalogItem, outcome: Result<Kept, ReadingError>)]] = [:]
      func begin() {
        // A slow file holds back at most a few chunks that are done and wait for it.
        while next < chunks.count, next - due - waiting.count < workers, next - due < workers * 4, !Task.isCancelled {
          let (number, chunk) = (next, chunks[next])
          group.addTask { [reader] in (number, Self.read(chunk, with: reader, transform)) }
          next += 1
        }
      }
      begin()
      while let (number, outcomes) = await group.next() {
        waiting[number] = outcomes
        while let batch = waiting.removeValue(forKey: due) {
          due += 1
          deliver(batch)
        }
        begin()
      }
    }
  }

  private static func read<Kept>(
    _ chunk: ArraySlice<CatalogItem>, with reader: ReportReader, _ transform: (ReadReport) -> Kept
  ) -> [(item: CatalogItem, outcome: Result<Kept, ReadingError>)] {
    var outcomes: [(item: CatalogItem, outcome: Result<Kept, ReadingError>)] = []
    for item in chunk where !Task.isCancelled { outcomes.append((item, reader.read(item).map(transform))) }
    return outcomes
  }

  /// Small pieces, so that the first results come soon and the cores end together.
  private static func chunks(of items: [CatalogItem], workers: Int) -> [ArraySlice<CatalogItem>] {
    let size = max(1, min(16, items.count / (workers * 4)))
    return stride(from: 0, to: items.count, by: size).map { items[$0..<min($0 + size, items.count)] }
  }
}
