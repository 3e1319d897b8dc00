import Dispatch
import Glibc
import ReportCatalog
import Synchronization

/// Reading that goes on beside the main thread, with a queue of batches between the two.
final class Background<Kept: Sendable>: Sendable {
  /// What came of a few items.
  typealias Batch = [InputRecord<Kept>]

  private struct State {
    var batches: [Batch] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let ready = DispatchSemaphore(value: 0)
  /// How many batches may wait unread, so that whole reports do not pile up before a slow writer.
  private let room = DispatchSemaphore(value: 8)
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// The next batch, waiting for it; nil when all have been handed out.
  func next() -> Batch? {
    ready.wait()
    let batch: Batch? = state.withLock { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
    if batch != nil { room.signal() }
    return batch
  }

  /// Begins no further item.
  func cancel() {
    task.withLock { $0?.cancel() }
    state.withLock { $0.isCancelled = true }
    // The one task that may be waiting for room goes on; it will not wait again.
    room.signal()
  }

  fileprivate func put(_ batch: Batch) {
    if !state.withLock({ $0.isCancelled }) { room.wait() }
    state.withLock { $0.batches.append(batch) }
    ready.signal()
  }

  fileprivate func end() { ready.signal() }

  fileprivate func start(_ work: @escaping @Sendable () async -> Void) {
    task.withLock { $0 = Task.detached { await work() } }
  }
}

extension Background {
  /// Reads items with one worker a core, keeping of each report what `transform` makes of it.
  static func reading(
    _ items: [CatalogItem], with reader: ReportReader, keeping transform: @escaping @Sendable (ReadReport) -> Kept
  ) -> Background {
    let background = Background()
    background.start {
      await BatchReader(reader, workers: processorCount).read(items, keeping: transform) { background.put($0) }
      background.end()
    }
    return background
  }
}

/// How many cores this process may use.
///
/// The corresponding C function is `sysconf`.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
