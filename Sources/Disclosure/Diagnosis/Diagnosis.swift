/// One cause for relations that fail: the cells that may be to blame and the values that would mend them.
///
/// It says where to look. It corrects nothing: the figures of a report stay as they were read.
public struct Diagnosis: Sendable, Hashable {
  /// How far the cause can be told, by the structure of the form.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One cell explains it, and no other set of fewer than three cells does.
    case certain
    /// One explanation is far more plausible than its rivals.
    case likely
    /// The columns and amounts are known, the row is not, or the other way round; or it is a group of table 4.
    case lineUnknown = "line_unknown"
    /// Two explanations that nothing tells apart.
    case tie
    /// Intake and outcomes do not balance, and every total agrees with its parts.
    case sidesDiffer = "sides_differ"
    /// A whole row or column stands one place off; the reading is to be doubted before the agency.
    case misalignedLine = "misaligned_line"
    /// No explanation was found, or the search was given up (`limit`).
    case notLocalisable = "not_localisable"
  }

  /// Why a search was given up.
  public enum Limit: String, Sendable, Hashable, CaseIterable {
    /// More relations fail than slips would break; the table is probably misread.
    case failingRelations
    /// More cells would have to change than can be told apart.
    case cells
    /// Too many explanations.
    case steps
  }

  /// A cell and the value that would mend it.
  public struct Change: Sendable, Hashable {
    /// The cell.
    public let cell: CellPath
    /// What kind of thing stands there.
    public let kind: Figure.Kind
    /// What it states; nil for a cell that is blank or could not be read.
    public let from: Quantity?
    /// What it would have to state.
    public let to: Quantity

    init(_ cell: CellPath, _ figure: Figure, to: Quantity) {
      self.cell = cell
      kind = figure.kind
      from = figure.value
      self.to = to
    }
  }

  /// What may have happened to some cells.
  public struct Event: Sendable, Hashable {
    /// The slip.
    public let slip: Slip
    /// The cells it touched.
    public let cells: [CellPath]
  }

  /// One explanation: with all its changes, and nothing else changed, the relations hold.
  public struct Candidate: Sendable, Hashable {
    /// The cells and the values they would need, in the form's order.
    public let changes: [Change]
    /// What may have happened; empty for a cell that could not be read and whose value follows from the others.
    public let events: [Event]
  }

  /// How far the cause can be told.
  public let kind: Kind
  /// The relations that fail, or cannot be compared, because of it, in the form's order.
  public let relations: [Relation]
  /// The explanations, most plausible first; empty if none was found.
  public let candidates: [Candidate]
  /// How many of the candidates, from the first on, are about as plausible as the first.
  public let leadingCount: Int
  /// Why the search was given up; nil if it was not.
  public let limit: Limit?

  init(_ kind: Kind, _ relations: [Relation], _ candidates: [Candidate], leading: Int, limit: Limit? = nil) {
    self.kind = kind
    self.relations = relations
    self.candidates = candidates
    self.leadingCount = leading
    self.limit = limit
  }

  /// The cells that the leading candidates change, in the form's order, each once: those to mark.
  public var suspects: [CellPath] {
    var seen: Set<CellPath> = []
    return candidates.prefix(leadingCount).flatMap(\.changes).map(\.cell).filter { seen.insert($0).inserted }.sorted()
  }

  /// The cells of the row or column that stands one place off, for reading it again; empty if none does.
  public var misalignedCells: [CellPath] {
    guard kind == .misalignedLine else { return [] }
    return candidates.first?.events.first { $0.slip.isShift }?.cells ?? []
  }

  /// What may be wrong in a report, one diagnosis a cause: table 3 first, then the groups of table 4.
  ///
  /// Total and deterministic. Facts from elsewhere, last year's carried-over counts for example, only change the order
  /// of explanations; they are no relations. A report without failing relations and unread cells costs one addition a cell.
  public static func diagnose(_ report: Report, facts: [CellPath: Quantity] = [:]) -> [Diagnosis] {
    (report.requests.map { RequestsDiagnosis.diagnose($0, facts) } ?? [])
      + (report.disputes.map { DisputesDiagnosis.diagnose($0, facts) } ?? [])
  }
}

extension Diagnosis.Kind {
  /// What it is called in words.
  public var title: Bilingual {
    switch self {
    case .certain: Bilingual("可确定", "certain")
    case .likely: Bilingual("很可能", "likely")
    case .lineUnknown: Bilingual("所在行列不能确定", "line unknown")
    case .tie: Bilingual("两种可能", "two possibilities")
    case .sidesDiffer: Bilingual("收办两边不平", "intake and outcomes differ")
    case .misalignedLine: Bilingual("整行或整列错位", "misaligned line")
    case .notLocalisable: Bilingual("不能定位", "not localisable")
    }
  }
}

extension Relation {
  /// Rule and subject as the contract writes them: `T3-ROW granted`.
  public var name: String { "\(rule) \(subject)" }
}
