extension DocumentBuilder.TableNode {
  /// The table with its head rows first and its foot rows last, as it is shown.
  var inOrder: Self {
    guard groups.contains(where: { $0.kind != .body }) else { return self }
    var starts = groups
    if starts.first.map({ $0.row > 0 }) ?? false { starts.insert((0, .body), at: 0) }
    let ends = starts.dropFirst().map(\.row) + [rows.count]
    var ordered = self
    ordered.rows = []
    ordered.groups = []
    for kind in [DocumentBuilder.RowGroupKind.head, .body, .foot] {
      for (start, end) in zip(starts, ends) where start.kind == kind {
        ordered.groups.append((ordered.rows.count, kind))
        ordered.rows += rows[start.row..<end]
      }
    }
    return ordered
  }

  /// Its rows in runs of those that show something as a table and those that do not: these have no two cells side by
  /// side, or hold a further table of several cells.
  var runs: [(range: Range<Int>, isLayout: Bool)] {
    guard !rows.allSatisfy({ $0.count <= 1 }) else { return [(rows.indices, true)] }
    var runs: [(range: Range<Int>, isLayout: Bool)] = []
    for (index, row) in rows.enumerated() {
      let isLayout = row.contains { cell in
        cell.pieces.contains { piece in
          if case .table(let inner) = piece { inner.rows.joined().count > 1 } else { false }
        }
      }
      if let last = runs.last, last.isLayout == isLayout {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((index..<index + 1, isLayout))
      }
    }
    return runs.map { run in (run.range, run.isLayout || rows[run.range].allSatisfy { $0.count <= 1 }) }
  }
}
