import Disclosure

/// What the figures of a line are drawn by, looked up once for all of them.
struct FigureLook {
  let open: OpenReport
  /// The sheet of two reports side by side.
  let compared: ComparedSheet?
  /// The cell under the cursor.
  let cell: CellPath?
  let hits: [Hit]
  /// The cells of the check in question.
  let related: [CellPath]
}

extension Model {
  /// By what the figures of the open report are drawn.
  var figureLook: FigureLook? {
    guard let open else { return nil }
    let related = check.flatMap { open.findings.indices.contains($0) ? open.findings[$0].cells : nil }
    return FigureLook(open: open, compared: sheet?.compared, cell: cell, hits: hitsInReport, related: related ?? [])
  }
}
