import Disclosure
import ReportBrowser
import ReportCatalog

/// A change of the settings beside the reports that the browser asked for.
struct ReviewChange: Sendable {
  /// What the reports on the browser's list came from, in their order.
  let items: [CatalogItem]
  /// The folders that the user named.
  let folders: [String]
  /// The report that the finding belongs to.
  let id: ReportID
  /// Whether the entry is taken out, not added.
  let isTakenBack: Bool

  /// Makes the change and says what came of it, and which reports the same file governs.
  func answer(_ entry: SetAside) -> Message {
    guard items.indices.contains(id.index) else { return .failed(words("没有这份报告", "there is no such report")) }
    let reviews = Reviews.ofThisRun
    var entry = entry
    if entry.date == nil { entry.date = CalendarDate.today }
    let written =
      isTakenBack
      ? reviews.remove(entry, for: items[id.index]) : reviews.add(entry, for: items[id.index], named: folders)
    switch written {
    case .failure(let failure): return .failed(failure.message)
    case .success(let path):
      let folder = reviews.governing(items[id.index])?.folder
      let others = items.indices.filter { $0 != id.index && reviews.governing(items[$0])?.folder == folder }
      let ids = [id] + others.map { ReportID(index: $0) }
      return isTakenBack ? .takenBack(entry, on: ids, path: path) : .setAside(entry, on: ids, path: path)
    }
  }
}

extension InputSource {
  /// The folders that the user named, as they are displayed.
  var folders: [String] {
    guard case .paths(let paths) = self else { return [] }
    return paths.isEmpty ? ["."] : paths
  }
}
