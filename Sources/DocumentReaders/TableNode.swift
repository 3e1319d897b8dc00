extension DocumentBuilder {
  /// A piece of a page: a paragraph, or a table.
  enum Piece {
    case paragraph(Range<Int>)
    case table(TableNode)
    case picture
  }

  /// A table as it was met.
  struct TableNode {
    var rows: [[CellNode]] = []
    /// What stands in the table and in no cell of it, as captions do.
    var loose: [Piece] = []
    /// Where its groups of rows begin.
    var groups: [(row: Int, kind: RowGroupKind)] = []
  }

  /// A cell as it was met.
  struct CellNode {
    var pieces: [Piece] = []
    var rows: Int
    var columns: Int
    /// Whether it only goes on the cell above it.
    var continues: Bool
    /// Whether it only keeps its room free.
    var isGap = false
  }

  /// The kinds of groups that rows come in; a table shows them in this order.
  enum RowGroupKind: Int { case head, body, foot }
}

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
